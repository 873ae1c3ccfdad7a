/*
 * For a page with frames of `/embed`: gives each the height of its content, as the frame says it
 * (`{ type: 'civic-frame', height }`, in CSS pixels, to `window.parent`). A frame changes nothing but its own height.
 */
const maxHeight = 10_000;

const frames = (): HTMLIFrameElement[] =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.includes('/embed?'));

function handleMessage({ source, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>): void {
  if (data?.type !== 'civic-frame' || typeof data.height !== 'number' || !(data.height > 0)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const isWhole = getComputedStyle(frame).boxSizing === 'border-box';
  const border = isWhole ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(data.height, maxHeight) + border}px`;
}

addEventListener('message', handleMessage);
// A frame may have said its height before this was listening.
for (const { contentWindow } of frames()) contentWindow?.postMessage({ type: 'civic-frame-ask' }, '*');

export {};
