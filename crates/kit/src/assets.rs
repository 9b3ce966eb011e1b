//! Style sheet, scripts and fonts, embedded in the program. Plain data: whoever serves them adds
//! `Cache-Control: public, max-age=31536000, immutable`, because the address of a file changes
//! with its content. It must never read a file while the program runs.

/// One embedded file.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// What the program calls it: `app.css`.
    pub name: &'static str,
    /// Its address, with a hash of its content: `/assets/app-4IZP2Q5B.css`.
    pub url: &'static str,
    /// For the `Content-Type` header.
    pub content_type: &'static str,
    /// The file.
    pub body: &'static [u8],
    /// The file compressed with gzip; `None` for what is compressed already.
    pub gzip: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at an address.
///
/// ```
/// let url = kit::assets::url("app.css");
/// let asset = kit::assets::find(url).unwrap();
/// assert_eq!(asset.content_type, "text/css; charset=utf-8");
/// assert!(asset.gzip.unwrap().len() < asset.body.len());
/// assert!(kit::assets::find("/assets/app.css").is_none());
/// ```
pub fn find(path: &str) -> Option<Asset> {
    ASSETS.iter().find(|asset| asset.url == path).copied()
}

/// The address of a file by its plain name.
///
/// # Panics
/// If `web/` does not build a file of that name; names stand in the source, so the first test
/// that renders a page finds it.
pub fn url(name: &str) -> &'static str {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => asset.url,
        None => panic!("web/dist has no {name}"),
    }
}

/// Every file; the tests of the content security policy and of the first load walk them.
pub fn all() -> &'static [Asset] {
    ASSETS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_a_hash_and_are_unique() {
        for asset in all() {
            let hashed = asset.url.rsplit_once('-').map_or("", |(_, rest)| rest);
            assert!(hashed.len() > 8, "{}", asset.url);
            assert_eq!(all().iter().filter(|a| a.url == asset.url).count(), 1);
        }
    }

    #[test]
    fn the_first_page_in_arabic_weighs_at_most_150_kb() {
        let first = |name: &str| match name.rsplit_once('.') {
            Some((stem, "woff2")) => {
                stem.starts_with("noto-latin-4")
                    || stem.starts_with("noto-latin-7")
                    || stem.starts_with("noto-arabic")
            }
            _ => name != "combobox.js", // fetched by pages with a long list only
        };
        let total: usize = all()
            .iter()
            .filter(|asset| first(asset.name))
            .map(|asset| asset.gzip.unwrap_or(asset.body).len())
            .sum();
        assert!(total <= 150_000, "{total} bytes");
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere_and_no_font_of_others_is_named() {
        let css = all().iter().find(|a| a.name == "app.css").unwrap();
        let css = std::str::from_utf8(css.body).unwrap();
        assert!(!css.contains("url(http") && !css.contains("url(//"));
        assert!(!css.contains("GDS Transport"));
    }
}
