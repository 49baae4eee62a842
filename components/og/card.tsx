import { drawableText } from "@/lib/trust/drawable-text";

export const CARD_SIZE = { width: 1200, height: 630 };

export type CardContent = {
  /** Live, recorded or simulated. */
  source: string;
  eyebrow: string;
  title: string;
  figures: readonly { label: string; value: string; tone?: "yes" | "no" }[];
  /** When the figures are from. */
  asOf: string;
};

const INK = {
  background: "#0c0e12",
  hairline: "#2a2d34",
  text: "#eceef1",
  muted: "#a1a6b0",
  blue: "#6fb0f5",
  yes: "#4ccf8f",
  no: "#f27a8a",
  warn: "#e8b04f",
};

/** The renderer knows flex boxes and inline styles only. */
export function Card({ source, eyebrow, title, figures, asOf }: CardContent) {
  const words = drawableText(title, "Untitled");
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        width: "100%",
        height: "100%",
        padding: "56px 64px",
        background: INK.background,
        color: INK.text,
        fontFamily: "Geist",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", fontSize: 26, color: INK.muted }}>
        <svg width="40" height="40" viewBox="0 0 16 16" fill="none" stroke={INK.blue}>
          <path d="M1 12 6 4l3.5 5.5L11 7l4 5" strokeWidth="1.5" strokeLinejoin="round" />
          <path d="M1 15h14" strokeWidth="1.5" />
        </svg>
        <span style={{ marginLeft: 16, color: INK.text, fontWeight: 600 }}>Cascadian</span>
        <span style={{ marginLeft: "auto", color: INK.warn }}>{source}</span>
      </div>
      <div style={{ display: "flex", marginTop: 56, fontSize: 26, color: INK.muted }}>
        {drawableText(eyebrow, "")}
      </div>
      <div
        style={{
          display: "flex",
          marginTop: 10,
          fontSize: words.length > 90 ? 44 : 56,
          fontWeight: 600,
          lineHeight: 1.18,
          letterSpacing: "-0.01em",
        }}
      >
        {words}
      </div>
      <div
        style={{
          display: "flex",
          marginTop: "auto",
          paddingTop: 28,
          borderTop: `1px solid ${INK.hairline}`,
        }}
      >
        {figures.map(({ label, value, tone }) => (
          <div key={label} style={{ display: "flex", flexDirection: "column", marginRight: 64 }}>
            <span style={{ fontSize: 22, color: INK.muted }}>{label}</span>
            <span style={{ fontSize: 44, fontWeight: 600, color: tone ? INK[tone] : INK.text }}>
              {value}
            </span>
          </div>
        ))}
        <div
          style={{
            display: "flex",
            flexDirection: "column",
            marginLeft: "auto",
            alignItems: "flex-end",
            justifyContent: "flex-end",
            fontSize: 20,
            color: INK.muted,
          }}
        >
          <span>{asOf}</span>
          <span>Not financial advice</span>
        </div>
      </div>
    </div>
  );
}
