// A page that is drawn after its address was opened goes to the place the address names.
window.workbenchPlaces = { show: id => document.getElementById(id)?.scrollIntoView() };
