import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConditionsControl } from "@/components/workflows/builder/conditions-control";
import { FieldControl } from "@/components/workflows/builder/config-field";
import { drawInBuilder } from "@/tests/support/draw-in-builder";
import { toConfigFields } from "@/lib/workflows/config-form";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";

afterEach(cleanup);

const schemaOf = (type: string) => {
  const info = describeNodeTypes().find((each) => each.type === type);
  if (!info) throw new Error(`no type ${type}`);
  return info.configSchema;
};

function fieldOf(type: string, name: string) {
  const field = toConfigFields(schemaOf(type)).find((each) => each.name === name);
  if (!field) throw new Error(`${type} has no ${name}`);
  return field;
}

function draw(type: string, name: string, value: unknown, errors: string[] = []) {
  const onChange = vi.fn<(value: unknown) => void>();
  const onDone = vi.fn<() => void>();
  const field = fieldOf(type, name);
  drawInBuilder(
    <FieldControl
      id="control"
      nodeId="n"
      field={field}
      value={value}
      problems={errors.map((message) => ({ code: "bad-config", message }))}
      onChange={onChange}
      onDone={onDone}
    />,
  );
  return { onChange, onDone, control: screen.getByLabelText(new RegExp(`^${field.label}`)) };
}

describe("ConfigControl", () => {
  it.each([
    { type: "polymarket-stream", name: "limit", typed: "25", want: 25 },
    { type: "polymarket-stream", name: "category", typed: "Sports", want: "Sports" },
    { type: "polymarket-stream", name: "active", typed: "false", want: false },
    { type: "polymarket-stream", name: "active", typed: "", want: undefined },
    { type: "llm-analysis", name: "prompt", typed: "Why?", want: "Why?" },
    { type: "llm-analysis", name: "outputSchema", typed: '{"a":1}', want: { a: 1 } },
  ])("$type.$name: $typed means $want", ({ type, name, typed, want }) => {
    const { onChange, control } = draw(type, name, typed === "" ? true : undefined);
    fireEvent.change(control, { target: { value: typed } });
    expect(onChange).toHaveBeenLastCalledWith(want);
  });

  it("keeps what it cannot read, says why, and changes nothing", () => {
    const { onChange, control } = draw("polymarket-stream", "limit", 10);
    fireEvent.change(control, { target: { value: "0" } });
    expect(onChange).not.toHaveBeenCalled();
    expect((control as HTMLInputElement).value).toBe("0");
    expect(screen.getByText("must be at least 1")).toBeDefined();
    expect(control.getAttribute("aria-invalid")).toBe("true");
    expect(control.getAttribute("aria-describedby")).toBe("control-note");
  });

  it("shows the problems that the server found under the field", () => {
    const { control } = draw("llm-analysis", "prompt", "", ["must not be empty"]);
    expect(screen.getByText("must not be empty")).toBeDefined();
    expect(control.getAttribute("aria-invalid")).toBe("true");
  });

  it("ends one undo step when it is left", () => {
    const { onDone, control } = draw("llm-analysis", "prompt", "Why?");
    fireEvent.blur(control);
    expect(onDone).toHaveBeenCalledOnce();
  });
});

describe("ConditionsControl", () => {
  const condition = { field: "volume24h", operator: "gt", value: 5000 };

  function drawConditions(value: unknown) {
    const onChange = vi.fn<(value: Record<string, unknown>[]) => void>();
    render(
      <ConditionsControl
        field={fieldOf("filter", "conditions")}
        schema={schemaOf("filter")}
        value={value}
        problems={[]}
        sample={{ fields: [], value: undefined }}
        variables={[]}
        onChange={onChange}
      />,
    );
    return onChange;
  }

  it.each([
    { typed: "7000", want: 7000 },
    { typed: "Sports", want: "Sports" },
    { typed: "true", want: true },
    { typed: "{{minVolume}}", want: "{{minVolume}}" },
  ])("reads the value $typed", ({ typed, want }) => {
    const onChange = drawConditions([condition]);
    fireEvent.change(screen.getByLabelText("Value of condition 1"), { target: { value: typed } });
    expect(onChange).toHaveBeenLastCalledWith([{ ...condition, value: want }]);
  });

  it("drops the value where an operator takes none, and makes a list of it where one takes many", () => {
    const onChange = drawConditions([condition]);
    const operator = screen.getByLabelText("Operator of condition 1");
    fireEvent.change(operator, { target: { value: "is_null" } });
    expect(onChange).toHaveBeenLastCalledWith([{ field: "volume24h", operator: "is_null" }]);
    fireEvent.change(operator, { target: { value: "in" } });
    expect(onChange).toHaveBeenLastCalledWith([{ ...condition, operator: "in", value: [5000] }]);
  });

  it("adds and removes rows", () => {
    const onChange = drawConditions([condition]);
    fireEvent.click(screen.getByText("Add condition"));
    expect(onChange.mock.lastCall?.[0]).toHaveLength(2);
    fireEvent.click(screen.getByLabelText("Remove condition 1"));
    expect(onChange).toHaveBeenLastCalledWith([]);
  });

  it.each([[undefined], [null], ["text"], [{ a: 1 }]])("draws no rows of %j", (value) => {
    drawConditions(value);
    expect(screen.queryByLabelText("Value of condition 1")).toBeNull();
  });
});
