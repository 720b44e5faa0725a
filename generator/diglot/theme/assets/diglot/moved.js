/* On to where the page stands now, with what the address names in it: a refresh would leave that out. */
const { href } = document.querySelector("[data-kind=moved] a[href]");
location.replace(href + location.hash);
