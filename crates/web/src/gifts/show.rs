//! `GET /teams/{team}/gifts`: Viable, Usable and Feasible with their items, and on top what a
//! sponsor would still miss.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use domain::{
    Moment,
    gift::{Entry, Gap, Gift, Item, State as Progress},
    people::{Person, Role},
    permission::Action,
    use_case::UseCase,
};
use maud::{Markup, html};
use storage::StoredGift;

use super::{save::Attempt, words};
use crate::{
    components::{Badge, Button, Callout, Choice, Field, Icon, callout, empty_state, hidden},
    error::Result,
    extract::{AtTeam, Form, Visit},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts, time,
    use_cases::{list::title_of, row::of_stored},
};

/// What the page is rendered from.
struct Sheet<'a> {
    visit: &'a Visit,
    at: &'a AtTeam,
    use_case: &'a UseCase,
    held: BTreeMap<Item, StoredGift>,
    names: HashMap<String, String>,
    attempt: Option<&'a Attempt>,
    now: Moment,
}

/// Shows the gifts.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtTeam) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    show(&state, &at, &visit, None).await
}

/// The page, with an entry as it was sent if it could not be saved.
pub async fn show(
    state: &AppState,
    at: &AtTeam,
    visit: &Visit,
    attempt: Option<&Attempt>,
) -> Result<Markup> {
    let t = &visit.texts;
    let title = t.gifts_title().to_string();
    let frame = Page::new(&title)
        .at(match at.person {
            Person::Organiser { .. } => Place::Workshops,
            Person::Member(_) => Place::Team,
        })
        .crumb(at.team.name.clone(), paths::team(&at.team.id));
    // Whoever sends an entry about a former choice sees that one's page again.
    let sent = attempt.and_then(|attempt| attempt.form.text("use_case").parse().ok());
    let chosen = at.team.focus.as_ref().map(|focus| focus.use_case.clone());
    let stored = match sent.or(chosen) {
        Some(id) => state.db.use_case(&id).await?,
        None => None,
    };
    let Some(use_case) = stored.map(of_stored) else {
        return Ok(page(visit, frame, without_focus(visit, at, &title)));
    };
    let sheet = Sheet {
        visit,
        at,
        held: state.db.gifts(&use_case.id).await?,
        use_case: &use_case,
        names: state.db.member_names(&at.workshop.id).await?,
        attempt,
        now: state.now(),
    };
    Ok(page(visit, frame, sheet.body(&title)))
}

fn without_focus(visit: &Visit, at: &AtTeam, title: &str) -> Markup {
    let t = &visit.texts;
    html! {
        div class="heading" { div class="heading-text" { h1 { (title) } } }
        (empty_state(&t.gifts_no_focus_title(), &t.gifts_no_focus_text(), html! {
            (Button::primary(&t.go_to_list()).icon(Icon::ArrowRight).link(&paths::team_use_cases(&at.team.id)))
        }))
    }
}

impl Sheet<'_> {
    fn body(&self, title: &str) -> Markup {
        let t = &self.visit.texts;
        html! {
            div class="heading" { div class="heading-text" {
                h1 { (title) }
                p { (t.gifts_for()) " " a href=(paths::use_case(&self.use_case.id)) { (title_of(t, self.use_case)) } }
            } }
            (self.summary())
            @for gift in Gift::ALL { (self.gift(gift)) }
        }
    }

    fn entry(&self, item: Item) -> Entry {
        self.held
            .get(&item)
            .map_or_else(|| Entry::blank(item), |held| held.entry.clone())
    }

    fn gaps(&self) -> Vec<(Item, Gap)> {
        Item::ALL
            .into_iter()
            .filter_map(|item| Some((item, self.entry(item).gap()?)))
            .collect()
    }

    /// What a sponsor would still miss, gift by gift.
    fn summary(&self) -> Markup {
        let t = &self.visit.texts;
        let gaps = self.gaps();
        let shown = Item::ALL
            .into_iter()
            .filter(|item| self.entry(*item).is_shown())
            .count();
        if gaps.is_empty() {
            return callout(
                Callout::Success,
                html! { p class="callout-title" { (t.gifts_complete()) } p { (t.gifts_complete_text()) } },
            );
        }
        html! {
            section class="card" aria-labelledby="missing-heading" {
                h2 id="missing-heading" { (t.gifts_missing_title()) }
                p { (t.gifts_shown(shown as u64, Item::ALL.len() as u64)) " " (t.gifts_honest()) }
                dl class="gift-gaps" {
                    @for gift in Gift::ALL {
                        dt { (words::gift(t, gift)) }
                        dd { (self.gaps_of(gift, &gaps)) }
                    }
                }
            }
        }
    }

    fn gaps_of(&self, gift: Gift, gaps: &[(Item, Gap)]) -> Markup {
        let t = &self.visit.texts;
        let own: Vec<&(Item, Gap)> = gaps
            .iter()
            .filter(|(item, _)| item.gift() == gift)
            .collect();
        html! {
            @if own.is_empty() { span { (t.gifts_nothing_missing()) } }
            @else {
                ul { @for (item, gap) in own {
                    li { a href={ "#" (item.key()) } { (words::item(t, *item)) } " " span class="faint small" { (words::gap(t, *gap)) } }
                } }
            }
        }
    }

    fn gift(&self, gift: Gift) -> Markup {
        let t = &self.visit.texts;
        html! {
            section class="stack" aria-labelledby=(gift.key()) {
                div class="stack" data-gap="small" {
                    h2 id=(gift.key()) { (words::gift(t, gift)) }
                    p class="soft" { (words::question(t, gift)) }
                }
                div class="gift-items" { @for item in gift.items() { (self.item(item)) } }
            }
        }
    }

    fn item(&self, item: Item) -> Markup {
        let t = &self.visit.texts;
        let entry = self.entry(item);
        let (tone, standing) = words::state(t, entry.state);
        let attempt = self.attempt.filter(|attempt| attempt.item == item);
        html! {
            article class="card gift-item" id=(item.key()) data-state=(entry.state.key()) {
                div class="card-heading" {
                    div {
                        h3 { (words::item(t, item)) }
                        p class="hint" { (words::item_hint(t, item)) }
                    }
                    (Badge(tone, &standing))
                }
                (self.reading(item, &entry))
                @if self.at.may(Action::EditUseCases) {
                    details class="fold" open[attempt.is_some()] {
                        summary { (t.gift_edit()) }
                        (self.form(item, &entry, attempt))
                    }
                }
            }
        }
    }

    fn reading(&self, item: Item, entry: &Entry) -> Markup {
        let t = &self.visit.texts;
        html! {
            p class="small" { (t.gift_owner_is(texts::role(t, entry.owner))) }
            @if !entry.evidence.is_empty() {
                p class="small gift-evidence" { a href=(entry.evidence) rel="noreferrer" { (entry.evidence) } }
            } @else if entry.state == Progress::There {
                p class="small" { (t.gift_no_evidence()) }
            }
            @if !entry.note.is_empty() { p class="as-typed small" { (entry.note) } }
            @if let Some(held) = self.held.get(&item) { (self.saved_by(held)) }
        }
    }

    fn saved_by(&self, held: &StoredGift) -> Markup {
        let t = &self.visit.texts;
        html! {
            @if !held.by.is_empty() {
                p class="hint" { (t.worksheet_saved_by(self.name(&held.by), time::ago(self.visit, held.at, self.now))) }
            }
        }
    }

    fn name(&self, id: &str) -> String {
        let t = &self.visit.texts;
        match self.names.get(id) {
            Some(name) => t.worksheet_person(name.as_str()),
            None => t.worksheet_somebody(),
        }
        .to_string()
    }

    fn form(&self, item: Item, entry: &Entry, attempt: Option<&Attempt>) -> Markup {
        let t = &self.visit.texts;
        let stored = form_of(entry);
        let form = attempt.map_or(&stored, |attempt| &attempt.form);
        let theirs = attempt.and_then(|attempt| attempt.theirs.as_ref());
        let revision = match (attempt, theirs) {
            (_, Some(theirs)) => theirs.revision,
            // A mistake must not hide what others saved meanwhile.
            (Some(attempt), None) => attempt.form.text("base").parse().unwrap_or(0),
            (None, None) => self.held.get(&item).map_or(0, |held| held.revision),
        };
        html! {
            form class="form" method="post" action=(paths::team_gift(&self.at.team.id, item.key())) novalidate {
                (hidden("base", &revision.to_string()))
                (hidden("use_case", self.use_case.id.as_str()))
                @if let Some(theirs) = theirs { (self.conflict(theirs)) }
                (self.fields(item, form))
                div { (Button::plain(&if theirs.is_some() { t.conflict_use_mine() } else { t.save() }).submit()) }
            }
        }
    }

    fn fields(&self, item: Item, form: &Form) -> Markup {
        let t = &self.visit.texts;
        let states = Progress::ALL.map(|state| (state.key(), words::state(t, state).1));
        let roles = Role::ALL.map(|role| (role.key(), texts::role(t, role)));
        let optional = t.optional();
        let id = |name: &str| format!("{}-{name}", item.key());
        let ids = ["state", "owner", "evidence", "note"].map(id);
        let [state, owner, evidence, note] = &ids;
        let labels = [
            t.gift_state(),
            t.gift_owner(),
            t.gift_evidence(),
            t.gift_note(),
        ];
        let field = |id, name, label| -> Field<'_> {
            Field::new(id, label)
                .sent_as(name)
                .value(form.text(name))
                .error(form.error(id))
        };
        html! {
            div class="form-row" {
                (field(state, "state", &labels[0]).select(&choices(&states)))
                (field(owner, "owner", &labels[1]).select(&choices(&roles)))
            }
            (field(evidence, "evidence", &labels[2]).hint(&t.gift_evidence_hint()).optional(&optional).input("url"))
            (field(note, "note", &labels[3]).optional(&optional).textarea())
        }
    }

    fn conflict(&self, theirs: &StoredGift) -> Markup {
        let t = &self.visit.texts;
        let entry = &theirs.entry;
        let (_, standing) = words::state(t, entry.state);
        html! {
            div role="alert" data-conflict {
                (callout(Callout::Warning, html! {
                    p class="callout-title" { (t.conflict_title(self.name(&theirs.by))) }
                    p { (t.conflict_theirs()) }
                    blockquote class="as-typed" {
                        (standing) " · " (texts::role(t, entry.owner))
                        @if !entry.evidence.is_empty() { "\n" (entry.evidence) }
                        @if !entry.note.is_empty() { "\n" (entry.note) }
                    }
                    p { (t.conflict_yours()) }
                }))
            }
        }
    }
}

/// The form that shows what is stored.
fn form_of(entry: &Entry) -> Form {
    Form::new()
        .with("state", entry.state.key())
        .with("owner", entry.owner.key())
        .with("evidence", &entry.evidence)
        .with("note", &entry.note)
}

fn choices<'a>(named: &'a [(&'static str, String)]) -> Vec<Choice<'a>> {
    named
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            hint: None,
        })
        .collect()
}
