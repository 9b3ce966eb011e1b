//! Reading `Accept-Language` (RFC 9110 §12.5.4).
//!
//! It must never refuse a header: what it cannot read, it skips.

/// The tags a reader accepts, most wanted first; those with `q=0` and `*` are left out.
pub(super) fn wanted(accept_language: &str) -> Vec<&str> {
    let mut tags: Vec<(&str, u16)> = accept_language.split(',').filter_map(parse_item).collect();
    // Stable: tags of the same weight stay in the reader's order.
    tags.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    tags.into_iter().map(|(tag, _)| tag).collect()
}

/// `ru;q=0.8` → (`ru`, 800 thousandths).
fn parse_item(item: &str) -> Option<(&str, u16)> {
    let mut parts = item.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty() && *tag != "*")?;
    let weight = match parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q="))) {
        None => 1000,
        Some(q) => {
            let q: f32 = q.trim().parse().ok()?;
            if !(0.0..=1.0).contains(&q) {
                return None;
            }
            // In 0..=1000 by the check above.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0..=1000"
            )]
            let thousandths = (q * 1000.0).round() as u16;
            thousandths
        }
    };
    (weight > 0).then_some((tag, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_order_the_tags() {
        assert_eq!(
            wanted("en;q=0.5, be, ru;q=0.8, *;q=0.1"),
            ["be", "ru", "en"]
        );
    }

    #[test]
    fn nonsense_is_skipped() {
        assert_eq!(wanted(";;,q=1;,ar;q=x,,fa;q=7,ru;q=0"), ["q=1"]);
        assert!(wanted("").is_empty());
    }
}
