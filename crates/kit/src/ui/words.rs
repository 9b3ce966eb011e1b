//! The few words that parts say by themselves. Everything else is passed in by the caller,
//! already in the reader's language.

use std::borrow::Cow;

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lang {
    code: &'static str,
    dir: &'static str,
}

impl Lang {
    /// English, left to right.
    pub const EN: Self = Self {
        code: "en",
        dir: "ltr",
    };
    /// Arabic, right to left.
    pub const AR: Self = Self {
        code: "ar",
        dir: "rtl",
    };

    /// BCP 47 tag.
    pub fn code(&self) -> &str {
        self.code
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &str {
        self.dir
    }
}

macro_rules! words {
    ($($id:ident = $text:literal;)*) => {
        $(pub(super) fn $id(_lang: &Lang) -> Cow<'_, str> { Cow::Borrowed($text) })*
    };
}

words! {
    age_about = "Or age, about";
    all = "All";
    applied_filters = "Filters in use";
    apply_filter = "Apply";
    back = "Back";
    breadcrumb = "Breadcrumb";
    choose = "Choose";
    clear_filter = "Clear filters";
    date_partial_hint = "Leave the day or the month empty if it is not known";
    day = "Day";
    demo = "Demo";
    error = "Error:";
    exit_page = "Exit this page";
    filter = "Filter";
    hide = "Hide";
    hide_password = "Hide password";
    important = "Important";
    internal = "Internal";
    language = "Language";
    main_navigation = "Main";
    menu = "Menu";
    month = "Month";
    next = "Next";
    no_match = "Nothing found";
    pages = "Pages";
    previous = "Previous";
    remove = "Remove";
    show = "Show";
    show_password = "Show password";
    sign_out = "Sign out";
    skip_to_main = "Skip to main content";
    success = "Done";
    there_is_a_problem = "There is a problem";
    warning = "Warning";
    year = "Year";
}

pub(super) fn at_most(_lang: &Lang, limit: u32) -> String {
    format!("At most {limit} characters")
}
