//! What the settings sheet says.

use super::Attributes;

/// Settings of a form, with their defaults filled in.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a yes or no of the settings sheet"
)]
pub(crate) struct Settings {
    pub(crate) title: String,
    pub(crate) id: String,
    pub(crate) version: String,
    /// Name of the root element.
    pub(crate) name: String,
    pub(crate) default_language: String,
    pub(crate) style: String,
    pub(crate) instance_name: String,
    pub(crate) instance_id: String,
    pub(crate) instance_xmlns: String,
    pub(crate) public_key: String,
    pub(crate) submission_url: String,
    pub(crate) auto_send: String,
    pub(crate) auto_delete: String,
    pub(crate) client_editable: bool,
    pub(crate) omit_instance_id: bool,
    pub(crate) allow_choice_duplicates: bool,
    /// Repeated spaces in the survey sheet become one.
    pub(crate) clean_text: bool,
    pub(crate) none_option: bool,
    pub(crate) flat: bool,
    pub(crate) prefix: String,
    pub(crate) delimiter: String,
    /// `prefix="address"` pairs as written.
    pub(crate) namespaces: String,
    /// Further attributes of the root element.
    pub(crate) attributes: Attributes,
}

/// Understands yes and no as authors and spreadsheets write them.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}
