// Shows a question while its rule holds; the rule is the server's own, read from the page.

const holds = ([name, op, values], answers) => {
  const value = answers.get(name) ?? "";
  const filled = value !== "";
  if (op === "in") return filled && values.includes(value);
  if (op === "not_in") return filled && !values.includes(value);
  return op === "empty" ? !filled : filled;
};

const asked = (rule, answers) => {
  const all = (clauses) => clauses.every((clause) => holds(clause, answers));
  return all(rule.when) && !rule.unless.some(all);
};

export function conditions(form) {
  const ruled = [...form.querySelectorAll("[data-rule]")].map((field) => ({
    field,
    rule: JSON.parse(field.dataset.rule),
  }));
  const show = () => {
    const answers = new FormData(form);
    for (const { field, rule } of ruled) field.hidden = !asked(rule, answers);
  };
  form.addEventListener("change", show);
  show();
}
