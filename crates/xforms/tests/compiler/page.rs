//! The reference page in docs/ is made from the tables of the code and must not lag behind them.

use std::path::Path;

#[test]
fn the_reference_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/xlsform.md");
    let page = xforms::reference::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/reference/xlsform.md is not current: run `UPDATE_DOCS=1 cargo test -p xforms --test compiler`"
    );
}
