import { createServer } from "node:net";

/** Refuses a busy port early and names the variable that changes it. */
export function checkPort(variable, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) =>
      reject(
        new Error(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use; set ${variable} to another one`
            : `Port ${port} (${variable}) cannot be opened: ${error.message}`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(resolve));
  });
}
