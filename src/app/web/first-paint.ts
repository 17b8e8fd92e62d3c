/** Before anything is painted: light or dark, as the person or else the system wants it. */
const kept = localStorage.getItem('forecourt.theme');
const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
document.documentElement.style.background = dark ? '#121518' : '#f9fafb';

export {};
