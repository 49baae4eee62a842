import type { Metadata } from "next";
import { DocumentPage } from "@/components/trust/document-page";
import methodology from "@/docs/methodology.md";
import { parseDocument } from "@/lib/trust/parse-document";

export const metadata: Metadata = {
  title: "Methodology",
  description: "How every figure is computed: formula, thresholds, coverage and version",
  alternates: { canonical: "/methodology" },
};

const document = parseDocument(methodology);

export default function MethodologyPage() {
  return <DocumentPage document={document} />;
}
