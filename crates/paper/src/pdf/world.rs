//! The small world in which typst runs: one template, four fonts, one day. Every other file is
//! denied, so that a document can reach nothing.

use std::sync::LazyLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("template.typ");

/// The fonts of every printing, in the order of `template.typ`.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    const FILES: [&[u8]; 4] = [
        include_bytes!("../../../../library/fonts/NotoSans-Regular.ttf"),
        include_bytes!("../../../../library/fonts/NotoSans-Bold.ttf"),
        include_bytes!("../../../../library/fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../../../../library/fonts/NotoSansArabic-Bold.ttf"),
    ];
    let fonts = FILES.into_iter().map(|file| Font::new(Bytes::new(file), 0));
    fonts.flatten().collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static MAIN: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("report.typ").expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});

/// Some font of ours has a glyph for this character.
pub(super) fn can_write(c: char) -> bool {
    FONTS
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(c)))
}

/// Everything that one compilation may see.
pub(super) struct Press {
    library: LazyHash<Library>,
    main: Source,
    today: Option<Datetime>,
}

impl Press {
    /// A press for the values of one document.
    pub(super) fn new(values: Dict, today: Date) -> Self {
        let library = Library::builder().with_inputs(values).build();
        Self {
            library: LazyHash::new(library),
            main: Source::new(*MAIN, TEMPLATE.to_owned()),
            today: datetime(today),
        }
    }
}

/// A day as typst has it; `None` for a day that cannot be, which there is not.
pub(super) fn datetime(day: Date) -> Option<Datetime> {
    let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Datetime::from_ymd(i32::from(day.year()), month, number)
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
