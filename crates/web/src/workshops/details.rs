//! The fields that the forms for a new workshop and for its settings share.

use content::Library;
use domain::{Language, workshop::Workshop};
use jiff::{civil::Date, tz::TimeZone};
use maud::{Markup, html};

use crate::{
    components::Choice,
    extract::{Form, Visit},
    time,
};

/// Offered while typing; every IANA name is taken.
const COMMON_TIME_ZONES: [&str; 24] = [
    "Asia/Tokyo",
    "UTC",
    "Asia/Seoul",
    "Asia/Taipei",
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Asia/Bangkok",
    "Asia/Ho_Chi_Minh",
    "Asia/Jakarta",
    "Asia/Manila",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Africa/Nairobi",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Pacific/Honolulu",
];

/// What the fields say, once they are valid.
pub struct Details {
    name: String,
    language: Language,
    purpose: String,
    starts_on: Option<Date>,
    ends_on: Option<Date>,
    time_zone: String,
    agenda: String,
}

impl Details {
    /// Reads the fields and notes the mistakes.
    pub fn read(form: &mut Form, visit: &Visit, library: &Library) -> Self {
        let t = &visit.texts;
        let details = Self {
            name: form.required("name", 120, t),
            language: form.text("language").parse().unwrap_or(visit.language),
            purpose: form.up_to("purpose", 2000, t),
            starts_on: date(form, "starts_on", visit),
            ends_on: date(form, "ends_on", visit),
            time_zone: form.required("time_zone", 60, t),
            agenda: form.text("agenda").to_owned(),
        };
        if let (Some(first), Some(last)) = (details.starts_on, details.ends_on)
            && last < first
        {
            form.mistake("ends_on", &t.workshop_ends_before());
        }
        if !details.time_zone.is_empty() && TimeZone::get(&details.time_zone).is_err() {
            form.mistake("time_zone", &t.workshop_time_zone_wrong());
        }
        if library.agenda(&details.agenda).is_none() {
            form.mistake("agenda", &t.workshop_agenda_missing());
        }
        details
    }

    /// The workshop with these details.
    pub fn apply(self, workshop: Workshop) -> Workshop {
        Workshop {
            name: self.name,
            language: self.language,
            purpose: self.purpose,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            time_zone: self.time_zone,
            agenda: self.agenda,
            ..workshop
        }
    }
}

/// A form that shows what a workshop says.
pub fn form_of(workshop: &Workshop) -> Form {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    Form::new()
        .with("name", &workshop.name)
        .with("language", workshop.language.tag())
        .with("purpose", &workshop.purpose)
        .with("starts_on", date(workshop.starts_on))
        .with("ends_on", date(workshop.ends_on))
        .with("time_zone", &workshop.time_zone)
        .with("agenda", &workshop.agenda)
}

/// A form for a new workshop, with the likeliest answers.
pub fn blank_form(visit: &Visit, library: &Library) -> Form {
    let time_zone = match visit.language {
        Language::Ja => "Asia/Tokyo",
        Language::En => "UTC",
    };
    let agenda = library
        .agendas()
        .find(|agenda| agenda.id == "ideathon")
        .or(library.agendas().next());
    Form::new()
        .with("language", visit.language.tag())
        .with("time_zone", time_zone)
        .with("agenda", agenda.map_or("", |agenda| &agenda.id))
}

/// What the fields are called, for the summary of mistakes.
pub fn labels(visit: &Visit) -> [(&'static str, String); 4] {
    let t = &visit.texts;
    [
        ("name", t.workshop_name().to_string()),
        ("starts_on", t.workshop_starts().to_string()),
        ("ends_on", t.workshop_ends().to_string()),
        ("time_zone", t.workshop_time_zone().to_string()),
    ]
}

/// The fields.
pub fn fields(form: &Form, visit: &Visit, library: &Library) -> Markup {
    let t = &visit.texts;
    let languages = Language::ALL.map(|language| Choice {
        value: language.tag(),
        label: language.endonym(),
        hint: None,
    });
    html! {
        (form.field("name", &t.workshop_name()).hint(&t.workshop_name_hint()).required().max_length(120).input("text"))
        (form.field("purpose", &t.workshop_purpose()).hint(&t.workshop_purpose_hint()).optional(&t.optional()).textarea())
        div class="form-row" {
            (form.field("starts_on", &t.workshop_starts()).optional(&t.optional()).input("date"))
            (form.field("ends_on", &t.workshop_ends()).optional(&t.optional()).input("date"))
        }
        div class="form-row" {
            (form.field("language", &t.workshop_language()).hint(&t.workshop_language_hint()).select(&languages))
            (form.field("time_zone", &t.workshop_time_zone()).hint(&t.workshop_time_zone_hint()).required().suggestions("time-zones").input("text"))
        }
        datalist id="time-zones" { @for zone in COMMON_TIME_ZONES { option value=(zone) {} } }
        (agenda_field(form, visit, library))
    }
}

fn agenda_field(form: &Form, visit: &Visit, library: &Library) -> Markup {
    let t = &visit.texts;
    let descriptions: Vec<(&str, &str, String)> = library
        .agendas()
        .map(|agenda| {
            let minutes: u32 = agenda.steps.iter().map(|step| step.minutes).sum();
            let hint = t
                .agenda_summary(agenda.steps.len() as u64, i64::from(minutes))
                .to_string();
            (
                agenda.id.as_str(),
                agenda.title.get(visit.language).as_str(),
                hint,
            )
        })
        .collect();
    let choices: Vec<Choice<'_>> = descriptions
        .iter()
        .map(|(value, label, hint)| Choice {
            value,
            label,
            hint: Some(hint),
        })
        .collect();
    form.field("agenda", &t.workshop_agenda())
        .hint(&t.workshop_agenda_hint())
        .radios(&choices)
}

fn date(form: &mut Form, name: &str, visit: &Visit) -> Option<Date> {
    let text = form.text(name).to_owned();
    if text.is_empty() {
        return None;
    }
    let date = time::typed_day(&text);
    if date.is_none() {
        form.mistake(name, &visit.texts.date_wrong());
    }
    date
}
