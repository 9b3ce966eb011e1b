//! The words for the codes of this room: kinds, stages, outcomes, reasons.

use kit::i18n::{Lang, Text};

use super::words;
use crate::people;

/// The word for a kind of event.
pub(super) fn kind_word(lang: &Lang, kind: &str) -> Text {
    match kind {
        "counselling" => words::kind_counselling(lang),
        "application" => words::kind_application(lang),
        "declaration" => words::kind_declaration(lang),
        "eligibility" => words::kind_eligibility(lang),
        "departure" => words::kind_departure(lang),
        "arrival" => words::kind_arrival(lang),
        "withdrawn" => words::kind_withdrawn(lang),
        "suspended" => words::kind_suspended(lang),
        "resumed" => words::kind_resumed(lang),
        _ => words::kind_closed(lang),
    }
}

/// The word for a stage.
pub(super) fn stage_word(lang: &Lang, stage: &str) -> Text {
    match stage {
        "opened" => words::stage_opened(lang),
        "counselled" => words::stage_counselled(lang),
        "applied" => words::stage_applied(lang),
        "declared" => words::stage_declared(lang),
        "eligible" => words::stage_eligible(lang),
        "departed" => words::stage_departed(lang),
        "arrived" => words::stage_arrived(lang),
        "rejected" => words::stage_rejected(lang),
        "suspended" => words::stage_suspended(lang),
        "withdrawn" => words::stage_withdrawn(lang),
        _ => words::stage_closed(lang),
    }
}

/// What the code of a kind of event answers.
pub(super) fn code_label(lang: &Lang, kind: &str) -> Text {
    match kind {
        "counselling" => words::mode(lang),
        "application" => words::channel(lang),
        "eligibility" => words::decision(lang),
        "departure" => words::outcome(lang),
        _ => people::words::void_reason(lang),
    }
}

/// The word for the code of a kind of event.
pub(super) fn code_word(lang: &Lang, kind: &str, code: &str) -> Text {
    match (kind, code) {
        ("application", channel) => people::channel_word(lang, channel),
        ("counselling", "in_person") => words::mode_in_person(lang),
        ("counselling", "phone") => words::mode_phone(lang),
        ("counselling", _) => words::mode_online(lang),
        ("eligibility", "eligible") => words::stage_eligible(lang),
        ("eligibility", _) => words::stage_rejected(lang),
        ("departure", "departed") => words::stage_departed(lang),
        ("departure", "no_show") => words::outcome_no_show(lang),
        ("departure", "refused_boarding") => words::outcome_refused_boarding(lang),
        ("departure", _) => words::outcome_withdrew(lang),
        ("suspended", "medical") => words::pause_medical(lang),
        ("suspended", "documents") => words::pause_documents(lang),
        ("suspended", "best_interests") => words::pause_best_interests(lang),
        ("suspended", "asylum") => words::pause_asylum(lang),
        ("closed", "support_ended") => words::closure_support_ended(lang),
        ("closed", "no_contact") => words::closure_no_contact(lang),
        ("closed", "left_area") => words::closure_left_area(lang),
        ("closed", "transferred") => words::closure_transferred(lang),
        ("closed", "died") => words::closure_died(lang),
        ("closed", "duplicate") => words::closure_duplicate(lang),
        ("closed", "funding_ended") => words::closure_funding_ended(lang),
        _ => words::other(lang),
    }
}

/// The word for why somebody is not eligible.
pub(super) fn refusal_word(lang: &Lang, code: &str) -> Text {
    match code {
        "destination" => words::refusal_destination(lang),
        "assisted_before" => words::refusal_assisted_before(lang),
        "own_means" => words::refusal_own_means(lang),
        "pending_claim" => words::refusal_pending_claim(lang),
        _ => words::refusal_legal_bar(lang),
    }
}

/// The word for why an entry was taken back.
pub(super) fn void_word(lang: &Lang, code: &str) -> Text {
    match code {
        "twice" => words::void_twice(lang),
        "did_not_happen" => words::void_did_not_happen(lang),
        _ => words::void_mistake(lang),
    }
}

/// The word for how a departure was cleared.
pub(super) fn clearance_word(lang: &Lang, code: &str) -> Text {
    if code == "not_evaluated" {
        words::clearance_not_evaluated(lang)
    } else {
        words::clearance_uncleared(lang)
    }
}
