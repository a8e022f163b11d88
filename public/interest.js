// Adds to the public form what needs a script: a draft kept on this device, and the progress in words.
(() => {
  const KEY = "interest-draft";
  const KEPT_MS = 7 * 24 * 3600 * 1000;
  const NEVER_KEPT = ["website", "startedAt", "consentPartners", "consentNews"];

  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
  if (document.querySelector("[data-draft-sent]")) forget();

  const form = document.querySelector("form[data-progress]");
  if (!form) return;
  if (form.dataset.draft) restore();
  form.addEventListener("input", keep);
  showProgress();

  function keep() {
    const values = [...new FormData(form)].filter(([name]) => !NEVER_KEPT.includes(name));
    store(JSON.stringify({ at: Date.now(), values }));
  }

  function restore() {
    const { at, values } = read();
    if (!values || Date.now() - at > KEPT_MS) return forget();
    if (!values.some(([, value]) => value !== "")) return;
    for (const field of form.elements) {
      const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (!field.name || NEVER_KEPT.includes(field.name)) continue;
      if (field.type === "checkbox") field.checked = kept.includes(field.value);
      else if (kept[0] && !field.value) field.value = kept[0];
    }
    form.prepend(draftNotice());
  }

  function draftNotice() {
    const notice = document.createElement("p");
    const button = document.createElement("button");
    notice.className = "notice notice-waiting";
    notice.setAttribute("role", "status");
    notice.textContent = `${form.dataset.draft} `;
    button.type = "button";
    button.className = "button";
    button.textContent = form.dataset.forget;
    button.addEventListener("click", () => {
      forget();
      form.reset();
      notice.remove();
      form.elements[0].focus();
    });
    notice.append(button);
    return notice;
  }

  function showProgress() {
    const steps = [...form.querySelectorAll("[data-step]")].filter((step) => !step.closest("details"));
    const progress = document.createElement("p");
    progress.className = "progress-words";
    form.prepend(progress);
    const say = () => {
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 100;
      const passed = steps.filter((step) => step.getBoundingClientRect().top < innerHeight / 2).length;
      const rank = isAtEnd ? steps.length : Math.max(passed, 1);
      progress.textContent = form.dataset.progress
        .replace("{step}", rank)
        .replace("{count}", steps.length)
        .replace("{title}", steps[rank - 1].dataset.step);
    };
    addEventListener("scroll", say, { passive: true });
    say();
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  }

  function store(text) {
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // Private browsing: the form works without a draft.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }
})();
