/** Where the tabs do not fit, the current one is the one that has to be seen. */
export function bringIntoView(link: HTMLElement | null) {
  const list = link?.parentElement;
  if (list) list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
}
