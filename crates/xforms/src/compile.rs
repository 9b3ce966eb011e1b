//! From a workbook to an XForm: runs the passes in order and writes the form if there is no error.

use crate::emit;
use crate::form::{Form, Lists};
use crate::passes::{self, Sheets, Sources};
use crate::problem::{Problem, Problems};
use crate::sheet::SheetKind;
use crate::workbook::Book;

/// What a form does not say about itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name of the root element for a form without a `name` in its settings; `data` if not given.
    pub root_name: Option<String>,
    /// Id of a form without a `form_id` in its settings, usually the name of its file.
    pub fallback_id: Option<String>,
    /// Language of texts that name none, for a form without `default_language`.
    pub default_language: Option<String>,
}

/// A compiled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The XForm.
    pub xml: String,
    /// The file `itemsets.csv` that must travel with it, if it has a `select_one_external`.
    pub itemsets: Option<String>,
    /// The id that servers know the form by.
    pub id: String,
    /// The version, empty if the form has none.
    pub version: String,
    /// The title.
    pub title: String,
}

/// What a compilation comes to: the form if there is no error, and everything worth saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The form; `None` if any problem is an error.
    pub form: Option<Compiled>,
    /// Problems, the gravest first, otherwise in the order of the workbook.
    pub problems: Vec<Problem>,
}

/// Compiles a form.
///
/// ```
/// let md = b"| survey |\n| | type | name | label |\n| | text | who | Who? |\n";
/// let book = xforms::read(md, "who.md", &Default::default())?;
/// let outcome = xforms::compile(&book, &Default::default());
/// assert!(outcome.form.unwrap().xml.contains("<label>Who?</label>"));
/// # Ok::<(), xforms::ReadError>(())
/// ```
///
/// Everything that is wrong is said at once, each with its cell:
///
/// ```
/// let md = b"| survey |\n| | type | name | label |\n| | txt | who | Who? |\n| | note | a b | Hi |\n";
/// let book = xforms::read(md, "who.md", &Default::default())?;
/// let outcome = xforms::compile(&book, &Default::default());
/// let cells: Vec<_> = outcome.problems.iter().filter_map(|p| p.place.cell.clone()).collect();
/// assert_eq!(cells, ["A2", "B3"]);
/// # Ok::<(), xforms::ReadError>(())
/// ```
pub fn compile(book: &Book, options: &Options) -> Outcome {
    let mut problems = Problems::default();
    let form = analyse(book, options, &mut problems).filter(|_| !problems.has_errors());
    let form = form.map(|form| {
        let xml = emit::emit(&form, &mut problems);
        let external = form
            .nodes
            .iter()
            .any(|n| n.question.kind == "select_one_external");
        Compiled {
            xml,
            itemsets: external.then(|| itemsets(book)).flatten(),
            id: form.settings.id,
            version: form.settings.version,
            title: form.settings.title,
        }
    });
    Outcome {
        form,
        problems: problems.into_list(),
    }
}

/// All passes up to the finished tree.
fn analyse(book: &Book, options: &Options, problems: &mut Problems) -> Option<Form> {
    let sheets = Sheets::pick(book, problems);
    let settings_table = sheets.table(SheetKind::Settings, problems);
    let settings = passes::read_settings(settings_table.as_ref(), options, problems);
    let choices_table = sheets.table(SheetKind::Choices, problems);
    let lists = choices_table.as_ref().map_or_else(Lists::default, |t| {
        passes::read_choices(t, &settings, problems)
    });
    let external = sheets.table(SheetKind::ExternalChoices, problems);
    let osm = sheets.table(SheetKind::Osm, problems);
    let entities_table = sheets.table(SheetKind::Entities, problems);
    let entities = entities_table
        .as_ref()
        .map_or_else(Vec::new, |t| passes::read_entities(t, problems));
    let sources = Sources {
        external: external
            .as_ref()
            .map(passes::read_external)
            .unwrap_or_default(),
        tags: osm
            .as_ref()
            .map(|t| passes::read_tags(t, &settings))
            .unwrap_or_default(),
        entity_lists: entities.iter().map(|e| e.list.clone()).collect(),
        sheet_names: book.sheets.iter().map(|s| s.name.as_str()).collect(),
    };
    let survey = sheets.table(SheetKind::Survey, problems)?;
    let built = passes::build(Form::new(settings, lists), &survey, &sources, problems);
    let mut form = built.form;
    passes::place_entities(
        &mut form,
        &entities,
        &survey,
        entities_table.as_ref(),
        problems,
    );
    passes::add_meta(&mut form, built.audits);
    passes::flatten(&mut form);
    form.index();
    passes::check_names(&form, &survey, problems);
    let referring = [
        choices_table.as_ref(),
        settings_table.as_ref(),
        entities_table.as_ref(),
    ];
    for table in std::iter::once(&survey).chain(referring.into_iter().flatten()) {
        passes::check_references(&form, table, problems);
    }
    let computing: Vec<_> = referring[1..].iter().flatten().copied().collect();
    passes::check_expressions(&form, &survey, &computing, problems);
    passes::check_labels(&form, &survey, problems);
    passes::mark_searches(&mut form, &survey, problems);
    passes::check_cycles(&form, &survey, problems);
    emit::check_instances(&form, &survey, problems);
    let mut translated = vec![&survey];
    translated.extend(choices_table.as_ref());
    passes::check_languages(&translated, &form.settings, built.or_other, problems);
    Some(form)
}

/// The sheet external_choices as the CSV file that devices look choices up in.
fn itemsets(book: &Book) -> Option<String> {
    let name = SheetKind::ExternalChoices.name();
    let sheet = book
        .sheets
        .iter()
        .find(|s| s.name.trim().to_lowercase() == name)?;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    let width = sheet.rows.first()?.len();
    for row in 0..sheet.rows.len() {
        let cells = (0..width).map(|column| sheet.cell(row, column));
        writer.write_record(cells).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}
