/** The picture in the tab of the browser where the site has none: a ballot in its box. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4f91"/><path d="M10 5h12v11H10z" fill="#fff"/><path d="M12.500 10l2.500 2.500L20 7.500" fill="none" stroke="#1d4f91" stroke-width="2"/><path d="M5 16h22v11H5z" fill="#9cc3f5"/><path d="M9 18.500h14" stroke="#0d1b2e" stroke-width="2.500"/></svg>`;
export const iconPath = '/icon.svg';
