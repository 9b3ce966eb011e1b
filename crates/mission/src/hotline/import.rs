//! The call log of the hotline: a row for each call or message. What a caller said and how to call
//! back is sealed as it is on the pages; nothing of it reaches SQL or a fingerprint.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use kit::codes::{area, language};
use kit::db::Tx;
use kit::http::Problem;
use kit::import;
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};
use kit::sealing::{Sealed, SubjectKind};
use kit::ui::Answers;

use super::model::{self, CALLERS, CHANNELS, ENTRY, Logged, Moment, NewContact, TOPICS};
use super::sealed::Private;
use super::{LOG, view, words};
use crate::imports::{
    self, About, Cells, Column, Desk, Identity, Import, List, Planned, Row, There, Vocabulary, What,
};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN [] "select external_id, id, occurred_on as content from hotline_contact where true";
}

/// Where these contacts come from.
const ORIGIN: &str = "hotline-list";

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Calls>()
}

static ABOUT: About = About {
    kind: "hotline",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: LOG,
    of_office: true,
    // Two people may ask the same on one day.
    repeats: true,
    columns: COLUMNS,
    needed: &[&["occurred_on"], &["topics"]],
    home: "/hotline",
};

const COLUMNS: &[Column] = &[
    Column::new(
        "number",
        imports::words::number,
        "call number, call no, call id, contact number in log, contact id, \
            ticket, external id, reference, ref no, номер звонка, номер обращения, \
            нумар званка, ref, id, ид",
    )
    .shown(),
    Column::new(
        "occurred_on",
        words::day,
        "date of call, call date, date of contact, contact date, дата звонка, \
            дата обращения, дата званка, date, дата, day, день",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "channel",
        words::channel,
        "channel, means of contact, type of contact, канал, способ обращения, \
            вид связи",
    )
    .once(),
    Column::new(
        "language",
        words::language,
        "language, spoken language, language of call, язык, язык обращения, мова",
    )
    .once()
    .shown(),
    Column::new(
        "nationality",
        words::list_nationality,
        "nationality of caller, nationality, citizenship, country of origin, \
            гражданство, национальность, грамадзянства",
    ),
    Column::new(
        "caller",
        words::caller,
        "type of caller, caller type, caller category, category of caller, \
            caller, who asked, who called, category, кто обратился, кто звонил, \
            категория, заявитель",
    )
    .once(),
    Column::new(
        "area",
        words::area,
        "region, oblast, area, area of caller, область, регион, вобласць",
    )
    .once(),
    Column::new(
        "topics",
        words::topics,
        "topics, topic, subject, subject of call, request, requests, \
            type of request, question, reason for call, темы, тема, тема обращения, \
            вопрос, суть обращения, запрос, тэмы, тэма",
    )
    .shown(),
    Column::new(
        "ukraine",
        words::list_ukraine,
        "ukraine related, related to ukraine, ukraine, \
            in connection with ukraine, war in ukraine, связано с украиной, \
            по украине, украина",
    ),
    Column::new(
        "consultation",
        words::consultation,
        "consultation given, consultation, advice given, consulted, counselled, \
            консультация дана, консультация, проконсультирован, кансультацыя",
    )
    .once(),
    Column::new(
        "minutes",
        words::minutes,
        "duration in minutes, duration min, duration, minutes, min, \
            длительность, минут, мин",
    ),
    Column::new(
        "partner_desk",
        words::partner_desk,
        "partner desk, desk, пульт партнера",
    )
    .once(),
    Column::new(
        "phone",
        words::phone,
        "phone number, phone, telephone, call back, номер телефона, телефон, \
            тэлефон",
    ),
    Column::new(
        "note",
        words::note,
        "notes, note, comment, comments, remarks, summary, примечание, \
            комментарий, заметки, содержание, заўвага",
    ),
    Column::new("office", words::office, "office, iom office, офис, офіс").once(),
];

/// A row that was read.
struct Good {
    number: String,
    office: String,
    contact: NewContact,
    private: Private,
}

impl Guarded for Good {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            ..Thing::default()
        }
    }
}

/// What was looked up once for the list.
struct Calls {
    channels: Vocabulary,
    callers: Vocabulary,
    topics: Vocabulary,
    /// The country that the mission works in.
    host: String,
    now: i64,
    zone: TimeZone,
}

/// What is to be stored.
struct Ready(Vec<(Logged, NewContact, Option<Sealed>)>);

impl List for Calls {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = Ready;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(async move {
            let house = &desk.app.house;
            let words = &house.catalogue;
            Ok(Self {
                channels: Vocabulary::of(words, CHANNELS, view::channel).with(CHANNELS_IN_LISTS),
                callers: Vocabulary::of(words, CALLERS, view::caller).with(CALLERS_IN_LISTS),
                topics: Vocabulary::of(words, TOPICS, view::topic).with(TOPICS_IN_LISTS),
                host: house.settings.country.clone(),
                now: house.now(),
                zone: house.settings.zone.clone(),
            })
        })
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let day = cells.required_day("occurred_on");
        let channel = cells.one_of("channel", &self.channels);
        let topics = cells.several("topics", &self.topics);
        let consultation = cells.yes_no("consultation").unwrap_or(false);
        let ukraine = cells.yes_no("ukraine").unwrap_or(false);
        let yes = |so: bool| if so { "yes" } else { "no" };
        let mut answers = Answers::new()
            .with("occurred_on", day.to_string())
            .with("channel", channel.unwrap_or_else(|| "phone".into()))
            .with("caller", self.caller(cells))
            .with("language", spoken(cells))
            .with("area", region(cells))
            .with("consultation", yes(consultation))
            .with("ukraine", yes(ukraine && topics.contains(ENTRY)))
            .with("minutes", import::text(&cells.cell("minutes")))
            .with("partner_desk", import::text(&cells.cell("partner_desk")))
            .with("phone", import::text(&cells.cell("phone")))
            .with("note", import::text(&cells.cell("note")));
        if ukraine && !topics.contains(ENTRY) {
            cells.wrong("ukraine", words::ukraine_without_entry(cells.lang()));
        }
        for topic in &topics {
            answers = answers.with("topics", topic);
        }
        let (office, _) = cells.office_and_known_place("office", "office");
        let moment = Moment {
            now: self.now,
            today: cells.today(),
            zone: &self.zone,
        };
        // The same rules as on the form, with the office that the row says.
        let offices = BTreeSet::from([office.clone()]);
        let (contact, private) = match model::parse_new(
            cells.lang(),
            &answers.with("office", &office),
            moment,
            &offices,
        ) {
            Ok((_, contact, private)) => (contact, private),
            Err(errors) => {
                cells.mend(&errors);
                (nothing(day), Private::default())
            }
        };
        Good {
            number: cells.text("number", 60),
            office,
            contact,
            private,
        }
    }

    fn identity(good: &Good) -> Identity {
        let c = &good.contact;
        if !good.number.is_empty() {
            return Identity::Number(format!("{}/{}", good.office, good.number));
        }
        // Never the note or the phone: a fingerprint could be guessed.
        Identity::Content(format!(
            "{} {} {} {} {} {} {:?} {} {} {:?} {}",
            good.office,
            c.occurred_on,
            c.channel,
            c.caller,
            c.language,
            c.area,
            c.topics,
            c.ukraine,
            c.consultation,
            c.minutes,
            c.partner_desk,
        ))
    }

    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>> {
        Box::pin(async move {
            let content = |good: &Good| good.contact.occurred_on.to_string();
            imports::there(desk.app, &KNOWN, ORIGIN, rows, content).await
        })
    }

    fn prepare<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Planned<Good>],
    ) -> Work<'a, Result<Ready, Problem>> {
        Box::pin(prepare(desk, rows))
    }

    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a Ready,
    ) -> Work<'a, Result<(), Problem>> {
        Box::pin(async move {
            for (logged, contact, sealed) in &ready.0 {
                super::add(tx, logged, contact, sealed.as_ref()).await?;
                let event = desk.event("hotline.contact.logged", &logged.id);
                tx.record(event.with("office", &logged.office).with("origin", ORIGIN))
                    .await?;
            }
            Ok(())
        })
    }
}

impl Calls {
    /// As the list says it, or as far as a nationality tells.
    fn caller(&self, cells: &mut Cells<'_>) -> String {
        let said = cells.one_of("caller", &self.callers);
        let nationality = cells.country("nationality");
        said.unwrap_or_else(|| {
            match nationality.as_str() {
                "" => "unknown",
                "UKR" => "ukraine_displaced",
                own if own == self.host => "national",
                _ => "migrant",
            }
            .into()
        })
    }
}

/// What stands for a row that has mistakes.
fn nothing(day: jiff::civil::Date) -> NewContact {
    NewContact {
        occurred_at: 0,
        occurred_on: day,
        channel: String::new(),
        caller: String::new(),
        language: String::new(),
        area: String::new(),
        topics: Vec::new(),
        ukraine: false,
        consultation: false,
        minutes: None,
        partner_desk: String::new(),
    }
}

fn spoken(cells: &mut Cells<'_>) -> String {
    let typed = import::text(&cells.cell("language"));
    if typed.is_empty() {
        return typed;
    }
    match language::by_name(&typed) {
        Ok(language) => language.code().to_string(),
        Err(_) => {
            cells.wrong("language", words::list_unknown_language(cells.lang()));
            String::new()
        }
    }
}

fn region(cells: &mut Cells<'_>) -> String {
    let typed = import::text(&cells.cell("area"));
    if typed.is_empty() {
        return typed;
    }
    match area::by_name(&typed) {
        Ok(area) => area.code().to_string(),
        Err(_) => {
            cells.wrong("area", words::list_unknown_area(cells.lang()));
            String::new()
        }
    }
}

async fn prepare(desk: &Desk<'_>, rows: &[Planned<Good>]) -> Result<Ready, Problem> {
    let house = &desk.app.house;
    let now = house.now();
    let new: Vec<(Logged, &Good)> = rows
        .iter()
        .filter_map(|planned| match &planned.what {
            What::New(good) => Some((
                Logged {
                    id: house.ids.new_id(),
                    office: good.office.clone(),
                    author: desk.actor.id.clone(),
                    recorded_at: now,
                    origin: ORIGIN.into(),
                    external_id: planned.key.clone(),
                },
                good,
            )),
            _ => None,
        })
        .collect();
    let callers: Vec<(SubjectKind, &str)> = new
        .iter()
        .filter(|(_, good)| !good.private.is_empty())
        .map(|(logged, _)| (SubjectKind::Caller, logged.id.as_str()))
        .collect();
    let keys = house.keys.keys(&callers).await?;
    let ready = new.iter().map(|(logged, good)| {
        let key = keys.get(&logged.id);
        let sealed = key.map(|key| good.private.seal(key));
        (logged.clone(), good.contact.clone(), sealed)
    });
    Ok(Ready(ready.collect()))
}

const CHANNELS_IN_LISTS: &[(&str, &str)] = &[
    ("phone", "call, telephone, phone call, hotline, звонок, тел"),
    (
        "messenger",
        "whatsapp, viber, telegram, chat, sms, мессенджер, вайбер, телеграм",
    ),
    ("email", "mail, почта, эл почта, email"),
    ("walk_in", "walk in, visit, face to face, лично, визит"),
];

const CALLERS_IN_LISTS: &[(&str, &str)] = &[
    (
        "ukraine_displaced",
        "ukrainian, refugee from ukraine, from ukraine, украинец, из украины, \
            беженец из украины",
    ),
    (
        "migrant",
        "foreigner, stranded migrant, foreign national, мигрант, иностранец",
    ),
    (
        "national",
        "belarusian, citizen, local, белорус, гражданин рб, гражданин беларуси",
    ),
    ("other", "organisation, relative, организация, родственник"),
    ("unknown", "anonymous, not said, аноним, не указано"),
];

const TOPICS_IN_LISTS: &[(&str, &str)] = &[
    (
        ENTRY,
        "entry, exit, transit, entry exit, entry exit transit, border crossing, \
            border, въезд, выезд, транзит, въезд выезд, въезд транзит выезд, \
            въезд выезд транзит, пересечение границы, граница",
    ),
    (
        "employment",
        "work, job, work permit, работа, трудоустройство",
    ),
    (
        "covid_restrictions",
        "covid, covid 19, covid restrictions, ковид, коронавирус, \
            ограничения covid",
    ),
    (
        "education_abroad",
        "education, study, studies abroad, учеба, обучение за рубежом, \
            образование",
    ),
    (
        "trafficking_prevention",
        "trafficking, thb, counter trafficking, торговля людьми",
    ),
    (
        "legal_status",
        "legal, status, residence permit, documents, legalisation, статус, \
            легализация, вид на жительство, документы",
    ),
    (
        "accommodation",
        "housing, shelter, place to stay, жилье, размещение",
    ),
    (
        "medical",
        "health, doctor, medicine, medical assistance, врач, медицина, здоровье, \
            медицинская помощь",
    ),
    (
        "return",
        "voluntary return, avr, avrr, return home, возвращение, \
            добровольное возвращение",
    ),
    (
        "family",
        "family reunification, family tracing, семья, воссоединение семьи",
    ),
    ("other", "others, misc, прочее, иное"),
];
