// Adds to the answer letter what needs a script: the reasons ticked write the message, until the person writes it.
(() => {
  const reasons = document.querySelector("[data-reasons]");
  const form = reasons?.closest("form");
  const message = form?.elements.message;
  if (!message) return;
  const sentences = JSON.parse(reasons.dataset.reasons);
  let isTheirs = message.value !== "";

  form.addEventListener("input", ({ target }) => {
    if (target === message) isTheirs = true;
    if (target.name === "reasons" && !isTheirs) write();
  });

  function write() {
    const ticked = new FormData(form).getAll("reasons");
    message.value = ticked
      .map((reason) => sentences[reason])
      .filter(Boolean)
      .join(" ");
  }
})();
