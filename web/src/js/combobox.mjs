// A long list to type into. The select stays in the page and is what the form sends.

import accessibleAutocomplete from "accessible-autocomplete";

export function combobox(select) {
  const words = select.dataset;
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    showAllValues: true,
    autoselect: false,
    confirmOnBlur: true,
    defaultValue: select.value ? select.selectedOptions[0].textContent.trim() : "",
    dropdownArrow: ({ className }) =>
      `<svg class="${className}" viewBox="0 0 20 20" focusable="false" aria-hidden="true"><path d="M4 7l6 6 6-6" fill="none" stroke="currentColor" stroke-width="2"/></svg>`,
    tNoResults: () => words.none,
    tStatusNoResults: () => words.none,
    tStatusQueryTooShort: () => "",
    tStatusSelectedOption: (option, length, index) => `${option} (${index + 1}/${length})`,
    tStatusResults: (length, option) => (option ? `${length}. ${option}` : String(length)),
    tAssistiveHint: () => words.help,
  });
}
