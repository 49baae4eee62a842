import { notices } from "@/hooks/notices";

const BUILD = process.env["NEXT_PUBLIC_BUILD"] ?? "unknown";

/** Registers the service worker, tells it whose pages these are, and offers a new version once it is there. */
export async function keepOffline(account: string): Promise<void> {
  if (process.env.NODE_ENV === "development" || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker
    .register(`/sw.js?build=${encodeURIComponent(BUILD)}`)
    // Without one the terminal works as it does; private windows have none.
    .catch(() => null);
  if (!registration) return;
  const ready = await serviceWorker.ready;
  ready.active?.postMessage({ type: "account", account }, []);
  // What says that there is no connection has to be here before it is gone.
  await import("./offline-banner").catch(() => {});
  document.documentElement.dataset["offline"] = "ready";
  const offer = () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    notices.give({
      title: "A new version is ready",
      action: { label: "Reload", act: () => waiting.postMessage({ type: "activate" }, []) },
    });
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}
