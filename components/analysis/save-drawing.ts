import { dataUrlToBlob } from "@/components/ui/data-url-to-blob";
import { saveFile } from "@/components/ui/save-file";

const SCALE = 2;
const PAD_PX = 12;
/** What a drawing takes from the page's style sheets, which a picture by itself does not see. */
const TAKEN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "text-anchor",
];

/** Saves a drawing of the page as it looks now, in twice its size. */
export async function saveDrawing(name: string, drawing: SVGSVGElement): Promise<void> {
  const { width, height } = drawing.getBoundingClientRect();
  const picture = await toPicture(drawing, width, height);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * PAD_PX) * SCALE;
  canvas.height = (height + 2 * PAD_PX) * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no pictures");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, PAD_PX, PAD_PX, width, height);
  saveFile(`${name}.png`, "image/png", dataUrlToBlob(canvas.toDataURL("image/png")));
}

async function toPicture(drawing: SVGSVGElement, width: number, height: number) {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [index, original] of [drawing, ...drawing.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(original);
    for (const property of TAKEN)
      copies[index]?.style.setProperty(property, style.getPropertyValue(property));
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const picture = new Image();
  const text = new XMLSerializer().serializeToString(copy);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  return picture;
}
