//! `import KIND FILE`: a list from a spreadsheet, taken over by the rules of the pages. The acting
//! account's rights decide; the good rows are stored in one transaction.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use kit::accounts::{self, Account};
use kit::import::{DayOrder, fold};
use mission::App;
use mission::imports::{Came, Import as Kind, Line, NotImported, Order, Said, run as take_over};

use crate::open::{Data, open, unlock};
use crate::{complain, say};

/// Take over a list: people, returns, services, hotline, external_figures, needs
///
/// Exit status: 0 all rows are there now, 1 some rows were refused, 2 nothing could be taken over.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// What stands in the list
    kind: String,
    /// CSV or XLSX
    file: PathBuf,
    #[command(flatten)]
    data: Data,
    /// Login of the account that takes the list over; needed where several accounts may
    #[arg(long, value_name = "LOGIN")]
    user: Option<String>,
    /// The office of rows that name none; needed where the account works for several
    #[arg(long, value_name = "PLACE")]
    office: Option<String>,
    /// What the headings mean and what holds for all rows (TOML: dates, [columns], [values])
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Which number comes first in dates such as 03/04/2022
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,
    /// Show what would happen and store nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Dates {
    /// 03/04 is 3 April
    DayFirst,
    /// 03/04 is 4 March
    MonthFirst,
}

/// A file that says what a list means.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Map {
    dates: Option<Dates>,
    /// Heading to column code; an empty code leaves a column out.
    columns: BTreeMap<String, String>,
    /// Column code to what holds for every row that leaves it open.
    values: BTreeMap<String, String>,
}

pub(crate) async fn run(args: Import) -> anyhow::Result<ExitCode> {
    match import(&args).await {
        Ok(came) => {
            report(&came, args.dry_run);
            Ok(if came.counts.refused > 0 {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            })
        }
        Err(error) => {
            complain(&format!("{error:#}"));
            Ok(ExitCode::from(2))
        }
    }
}

async fn import(args: &Import) -> anyhow::Result<Came> {
    let app = open(&args.data).await?;
    let kind = kind(&app, &args.kind)?;
    let said = said(args, kind)?;
    let bytes = std::fs::read(&args.file)
        .with_context(|| format!("cannot read {}", args.file.display()))?;
    unlock(&app, &args.data).await?;
    let account = account(&app, args.user.as_deref(), kind).await?;
    let mut actor = account.actor();
    actor.name_in_log = format!("command-line:{}", actor.id);
    let office = office(&app, args.office.as_deref(), &account, kind).await?;
    let order = Order {
        import: kind,
        actor: &actor,
        office: &office,
        bytes: &bytes,
        said,
        dry_run: args.dry_run,
    };
    match take_over(&app, order).await {
        Err(NotImported::Ambiguous) => {
            anyhow::bail!(
                "{}: --dates day-first or month-first",
                NotImported::Ambiguous
            )
        }
        other => Ok(other?),
    }
}

fn kind<'a>(app: &'a App, asked: &str) -> anyhow::Result<&'a Kind> {
    let asked = asked.replace('-', "_");
    // Rooms are known by their names too.
    let code = if asked == "avrr" { "returns" } else { &asked };
    app.import(code).with_context(|| {
        let kinds: Vec<&str> = app.imports.iter().map(|i| i.about.kind).collect();
        format!(
            "there is no list of {asked}; there are {}",
            kinds.join(", ")
        )
    })
}

fn said(args: &Import, kind: &Kind) -> anyhow::Result<Said> {
    let map: Map = match &args.map {
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            toml::from_str(&text).with_context(|| format!("{} cannot be read", path.display()))?
        }
        None => Map::default(),
    };
    let columns = kind.about.columns;
    let codes = || {
        columns
            .iter()
            .map(|c| c.code)
            .collect::<Vec<_>>()
            .join(", ")
    };
    for code in map.columns.values().filter(|code| !code.is_empty()) {
        let known = columns.iter().any(|column| column.code == code);
        anyhow::ensure!(known, "there is no column {code}; there are {}", codes());
    }
    for code in map.values.keys() {
        let once = columns
            .iter()
            .any(|column| column.code == code && column.once);
        anyhow::ensure!(once, "{code} cannot be said for the whole list");
    }
    let headings = map.columns.into_iter();
    Ok(Said {
        mapping: None,
        headings: headings
            .map(|(heading, code)| (fold(&heading), code))
            .collect(),
        given: map.values,
        order: args.dates.or(map.dates).map(|dates| match dates {
            Dates::DayFirst => DayOrder::DayFirst,
            Dates::MonthFirst => DayOrder::MonthFirst,
        }),
    })
}

/// The account that acts. Nobody is chosen for the reader: the log says who did it.
async fn account(app: &App, login: Option<&str>, kind: &Kind) -> anyhow::Result<Account> {
    let policy = &app.house.policy;
    let may = |account: &Account| {
        account.disabled_at.is_none()
            && policy.allows_somewhere(&account.actor(), kind.about.action)
    };
    if let Some(login) = login {
        let found = accounts::by_login(&app.house.db, login).await?;
        return found
            .filter(may)
            .with_context(|| format!("{login} is no account that may take such a list over"));
    }
    let mut able: Vec<Account> = accounts::all(&app.house.db).await?;
    able.retain(may);
    match able.len() {
        0 => anyhow::bail!("no account may take such a list over"),
        1 => Ok(able.remove(0)),
        _ => {
            let logins: Vec<&str> = able.iter().map(|a| a.login.as_str()).collect();
            anyhow::bail!("say who takes the list over: --user {}", logins.join(" | "))
        }
    }
}

async fn office(
    app: &App,
    asked: Option<&str>,
    account: &Account,
    kind: &Kind,
) -> anyhow::Result<String> {
    if !kind.about.of_office {
        return Ok(String::new());
    }
    let places = mission::places::all(&app.house.db).await?;
    let mut offices = places.values().filter(|place| place.kind == "office");
    if let Some(asked) = asked {
        let named = |place: &&mission::places::Place| {
            [&place.id, &place.name, &place.local_name]
                .iter()
                .any(|name| fold(name) == fold(asked))
        };
        let found = offices.find(named);
        return found
            .map(|place| place.id.clone())
            .with_context(|| format!("there is no office {asked}"));
    }
    let own: Vec<&str> = account.offices.split_whitespace().collect();
    match own[..] {
        [only] => Ok(only.to_string()),
        _ => {
            let ids: Vec<&str> = offices.map(|place| place.id.as_str()).collect();
            anyhow::bail!("say for which office: --office {}", ids.join(" | "))
        }
    }
}

fn report(came: &Came, dry_run: bool) {
    for note in &came.notes {
        complain(note);
    }
    say(&format!("{:>7}  {:<9}  what to mend", "row", "outcome"));
    for line in &came.lines {
        print(line);
    }
    let counts = came.counts;
    let stored = if dry_run { "would be added" } else { "added" };
    say(&format!(
        "{} {stored}, {} known already, {} refused",
        counts.added, counts.known, counts.refused
    ));
}

fn print(line: &Line) {
    let mut mend = line
        .mend
        .iter()
        .map(|(column, cell, reason)| match cell.as_str() {
            "" => format!("{column}: {reason}"),
            cell => format!("{column} “{cell}”: {reason}"),
        });
    let first = mend.next().unwrap_or_default();
    let start = format!("{:>7}  {:<9}  {first}", line.row, line.outcome);
    say(start.trim_end());
    for more in mend {
        say(&format!("{:>7}  {:<9}  {more}", "", ""));
    }
}
