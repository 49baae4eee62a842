import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenAI-like server that says the first words of an answer and the rest when it is let: a run stays in flight as long as a test wants. */
export async function startHeldLlm(first: string, rest: string) {
  const waiting: ServerResponse[] = [];
  let isOpen = false;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(toFrame({ delta: { content: first }, finish_reason: null }));
    if (isOpen) finish(response, rest);
    else waiting.push(response);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    /** Answers what waits; later calls are answered at once. */
    open() {
      isOpen = true;
      for (const response of waiting.splice(0)) finish(response, rest);
    },
    hold: () => (isOpen = false),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function finish(response: ServerResponse, rest: string): void {
  response.write(toFrame({ delta: { content: rest }, finish_reason: null }));
  response.write(toFrame({ delta: {}, finish_reason: "stop" }));
  response.end("data: [DONE]\n\n");
}

const toFrame = (choice: object) =>
  `data: ${JSON.stringify({
    id: "held",
    object: "chat.completion.chunk",
    created: 0,
    model: "gpt-5-mini",
    choices: [{ index: 0, ...choice }],
  })}\n\n`;
