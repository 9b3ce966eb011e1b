//! Status tags. The word carries the meaning, the colour only repeats it: a tag without a word
//! cannot be written.

use super::Tone;
use crate::i18n::Text;
use maud::{Markup, html};

/// A short status word ("Open", "Overdue", "Cleared").
pub fn tag(label: impl Into<Text>, tone: Tone) -> Markup {
    html! { strong.govuk-tag.(tone.tag_class()) { (label.into()) } }
}
