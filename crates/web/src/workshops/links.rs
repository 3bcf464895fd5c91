//! Join links with QR codes, to show on a screen or to print and put on tables.

use axum::extract::State;
use maud::{Markup, PreEscaped, html};

use super::{frame::workshop_page, join_codes::renewal};
use crate::{
    components::{Button, Callout, Icon, callout, copy_field},
    error::{Error, Result},
    extract::{Managed, Visit},
    paths,
    state::AppState,
};

/// Shows one card for the workshop and one for each team.
pub async fn get(State(state): State<AppState>, visit: Visit, managed: Managed) -> Result<Markup> {
    let workshop = managed.workshop;
    let teams = state.db.teams_of_workshop(&workshop.id).await?;
    let t = &visit.texts;
    let url = |code: &str| state.config.url(&paths::join(code));
    let renewal = |action: String| {
        let changeable = workshop.archived_at.is_none();
        changeable.then(|| renewal(&visit, &action))
    };
    let mut cards = vec![link_card(
        &visit,
        ("workshop", &t.links_everyone(), &workshop.name),
        &url(&workshop.join_code),
        renewal(paths::renew_join_code(&workshop.id)),
    )?];
    for team in &teams {
        cards.push(link_card(
            &visit,
            (team.id.as_str(), &team.name, &team.product),
            &url(&team.join_code),
            renewal(paths::renew_team_join_code(&team.id)),
        )?);
    }
    let body = html! {
        div class="heading no-print" {
            div class="heading-text" { h2 { (t.links_title()) } p { (t.links_text()) } }
            (Button::plain(&t.links_print()).icon(Icon::Printer).script("print"))
        }
        @if workshop.joining == domain::workshop::Joining::Closed {
            (callout(Callout::Warning, html! { p { (t.joining_closed_text()) } }))
        }
        ul class="link-cards" { @for card in cards { li class="card link-card" { (card) } } }
    };
    Ok(workshop_page(
        &visit,
        &workshop,
        &paths::workshop_links(&workshop.id),
        body,
    ))
}

fn link_card(
    visit: &Visit,
    (id, name, detail): (&str, &str, &str),
    url: &str,
    renewal: Option<Markup>,
) -> Result<Markup> {
    let t = &visit.texts;
    let qr = export::qr_svg(url, &t.links_qr(name))
        .map_err(|_| Error::internal("link too long for a QR code"))?;
    Ok(html! {
        div class="link-card-text" {
            h3 { (name) }
            @if !detail.is_empty() { p class="soft small" { (detail) } }
            ol class="link-card-steps" {
                li { (t.links_step_scan()) }
                li { (t.links_step_name()) }
                li { (t.links_step_start()) }
            }
            p class="mono link-card-url" { (url) }
            div class="no-print stack" data-gap="small" {
                (copy_field(&format!("link-{id}"), &t.join_link(), url, &t.copy(), &t.copied()))
                @if let Some(renewal) = renewal { (renewal) }
            }
        }
        div class="qr" { (PreEscaped(qr)) }
    })
}
