import type { Metadata } from "next";
import { DocumentPage } from "@/components/trust/document-page";
import changelog from "@/docs/changelog.md";
import { parseDocument } from "@/lib/trust/parse-document";

export const metadata: Metadata = {
  title: "Changelog",
  description: "What changed in figures, pages and workflows",
  alternates: { canonical: "/changelog" },
};

const document = parseDocument(changelog);

export default function ChangelogPage() {
  return <DocumentPage document={document} />;
}
