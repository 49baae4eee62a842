"use client";

import type { ComponentType } from "react";
import type { FieldWidget } from "@/lib/workflows/config-form";
import { CategoryControl } from "./config-category";
import { ConfigControl } from "./config-control";
import { DateControl } from "./config-date";
import { DurationControl } from "./config-duration";
import { ExpressionControl } from "./config-expression";
import type { FieldControlProps } from "./config-field-shell";
import { FieldListControl, SingleFieldControl } from "./config-fields";
import { HeadersControl } from "./config-headers";
import { MarketControl } from "./config-market";
import { NumberControl } from "./config-number";
import { ParentControl } from "./config-parent";
import { PromptControl } from "./config-prompt";
import { type ItemControlProps, RowsControl } from "./config-rows";
import { SecretControl } from "./config-secret";
import { WalletControl } from "./config-wallet";
import { WorkflowControl } from "./config-workflow";

const CONTROLS: Partial<Record<FieldWidget, ComponentType<FieldControlProps>>> = {
  number: NumberControl,
  prompt: PromptControl,
  expression: ExpressionControl,
  category: CategoryControl,
  market: MarketControl,
  wallet: WalletControl,
  workflow: WorkflowControl,
  secret: SecretControl,
  headers: HeadersControl,
  parent: ParentControl,
  field: SingleFieldControl,
  fields: FieldListControl,
  "sort-fields": FieldListControl,
  date: DateControl,
  duration: DurationControl,
};

/** The control that a field's schema asks for. */
export function FieldControl({ problems, ...props }: ItemControlProps) {
  const errors = [...new Set(problems.map(({ message, field }) => withoutPath(message, field)))];
  if (props.field.widget === "rows")
    return <RowsControl {...props} errors={errors} problems={problems} Item={FieldControl} />;
  const Control = CONTROLS[props.field.widget] ?? ConfigControl;
  return <Control {...props} errors={errors} />;
}

/** The problem stands at its field, so its words need not name it again. */
const withoutPath = (message: string, field: string | undefined): string =>
  field !== undefined && message.startsWith(`${field}: `)
    ? message.slice(field.length + 2)
    : message;
