//! Any text as an expression: it is refused, or it prints as one that reads back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xforms::engine::xpath;

fuzz_target!(|text: &str| {
    if let Ok(expr) = xpath::parse(text) {
        assert_eq!(xpath::parse(&expr.to_string()).as_ref(), Ok(&expr));
    }
});
