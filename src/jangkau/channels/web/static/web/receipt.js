/* Fills the form from the receipt's QR: the part after "#" never left this device. */
function fill() {
  const [number, secret] = location.hash.slice(1).split(".");
  if (!number || !secret) return;
  document.getElementById("number").value = number;
  document.getElementById("secret").value = secret;
  history.replaceState(null, "", location.pathname);
  document.getElementById("look").focus();
}
fill();
addEventListener("hashchange", fill);
