//! Keyset paging: a page is "what comes after this row", never "rows 41 to 60", because rows that
//! arrive meanwhile would move those. A cursor holds an instant and an id, nothing personal.

use crate::ui::Pager;

/// Rows on one page of a list.
pub const PAGE: usize = 50;

/// The place after a row in `(at desc, id desc)` order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The row's instant or other integer sort key.
    pub at: i64,
    /// Its id, the tiebreaker.
    pub id: String,
}

impl Cursor {
    /// Reads `at.id`; anything else is the first page.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self {
            at: at.parse().ok()?,
            id: id.to_string(),
        })
        .filter(|c| c.id.len() <= 64)
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at, self.id)
    }
}

/// One page of rows, as [`crate::db::Where::page`] asks for them.
#[derive(Debug, Clone)]
pub struct Rows<T> {
    /// At most [`PAGE`] rows.
    pub rows: Vec<T>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

impl<T> Rows<T> {
    /// Cuts the extra row off; `key` gives the instant and the id that a row was ordered by.
    pub fn cut(mut rows: Vec<T>, key: impl Fn(&T) -> (i64, &str)) -> Self {
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let last = rows.last().filter(|_| more).map(key);
        let next = last.map(|(at, id)| Cursor {
            at,
            id: id.to_string(),
        });
        Self { rows, next }
    }

    /// The links below the list; `query` is the present query, whose filters stay. The first page
    /// is the way back: browsers keep the pages between.
    pub fn pager(&self, path: &str, query: &str) -> Pager {
        let kept: Vec<&str> = query
            .split('&')
            .filter(|p| !p.is_empty() && !p.starts_with("after=") && *p != "done")
            .collect();
        let to = |extra: Option<String>| {
            let mut parts: Vec<String> = kept.iter().map(ToString::to_string).collect();
            parts.extend(extra);
            if parts.is_empty() {
                path.to_string()
            } else {
                format!("{path}?{}", parts.join("&"))
            }
        };
        let later_page = query.split('&').any(|p| p.starts_with("after="));
        Pager {
            previous: later_page.then(|| to(None)),
            next: self
                .next
                .as_ref()
                .map(|cursor| to(Some(format!("after={cursor}")))),
        }
    }
}

/// The answers to a list's filter fields, and the cursor, from a query.
pub fn filters(query: &str) -> (crate::ui::Answers, Option<Cursor>) {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
    let answers = crate::ui::Answers::from(pairs);
    let cursor = Cursor::parse(answers.get("after"));
    (answers, cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_stay_from_page_to_page() {
        let rows: Vec<i64> = (0..=50).collect();
        let page = Rows::cut(rows, |at| (*at, "x"));
        assert_eq!(page.rows.len(), PAGE);
        let pager = page.pager("/hotline", "topic=work&after=9.a");
        assert_eq!(
            pager.next.as_deref(),
            Some("/hotline?topic=work&after=49.x")
        );
        assert_eq!(pager.previous.as_deref(), Some("/hotline?topic=work"));
        assert_eq!(Cursor::parse("49.x"), page.next);
        assert_eq!(Cursor::parse("nonsense"), None);
    }
}
