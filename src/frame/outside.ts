/*
 * For a page with frames of `/embed`: gives each the height of its content, as the frame says it
 * (`{ type: 'civic-frame', height }`, in CSS pixels, to `window.parent`), and tells it the letters and the colour of links around it
 * (`{ type: 'civic-frame-look', font, link }`). A frame changes nothing but its own height.
 */
const maxHeight = 10_000;

const frames = (): HTMLIFrameElement[] =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.includes('/embed?'));

/** Tells a frame how the page around it looks; nothing of what it says. */
function tellLook(frame: HTMLIFrameElement): void {
  const { fontFamily: font } = getComputedStyle(frame.parentElement ?? frame);
  const near = frame.closest('article, main, body')?.querySelector('a[href]');
  const link = near ? getComputedStyle(near).color : '';
  frame.contentWindow?.postMessage({ type: 'civic-frame-look', font, link }, '*');
}

const told = new WeakSet<HTMLIFrameElement>();

function handleMessage({ source, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>): void {
  if (data?.type !== 'civic-frame' || typeof data.height !== 'number' || !(data.height > 0)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  if (!told.has(frame)) tellLook(frame);
  told.add(frame);
  const isWhole = getComputedStyle(frame).boxSizing === 'border-box';
  const border = isWhole ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(data.height, maxHeight) + border}px`;
}

addEventListener('message', handleMessage);
// A frame may have said its height before this was listening.
for (const { contentWindow } of frames()) contentWindow?.postMessage({ type: 'civic-frame-ask' }, '*');

export {};
