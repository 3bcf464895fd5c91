//! The personal return link, shown after joining until it is put away. The server keeps only
//! its hash; until then the code itself waits in a cookie.

use axum::{extract::State, http::header, response::Response};
use maud::{Markup, html};

use crate::{
    components::{Button, Callout, Icon, callout_with_icon, copy_field, hidden},
    extract::{CookieName, Form, Visit, clear_cookie, redirect},
    local_path, paths,
    state::AppState,
};

/// "Save this link", as long as it was not put away.
pub fn return_link_callout(state: &AppState, visit: &Visit) -> Markup {
    let t = &visit.texts;
    let Some(code) = &visit.return_code else {
        return html! {};
    };
    let url = state.config.url(&paths::return_link(code));
    callout_with_icon(
        Callout::Information,
        Icon::KeyRound,
        html! {
            h2 { (t.return_link_title()) }
            p { (t.return_link_text()) }
            (copy_field("return-link", &t.return_link(), &url, &t.copy(), &t.copied()))
            div class="cluster" {
                form method="post" action=(paths::RETURN_LINK) {
                    (hidden("then", &visit.path))
                    (Button::plain(&t.return_link_saved()).small().icon(Icon::Check).submit())
                }
                @if let Some(member) = visit.members.first() {
                    a href=(paths::workshop_path(&member.workshop)) { (t.team_to_path()) }
                }
            }
        },
    )
}

/// Shows it no longer.
pub async fn dismiss(State(state): State<AppState>, form: Form) -> Response {
    let mut response = redirect(local_path(form.text("then")).unwrap_or(paths::HOME));
    let cookie = clear_cookie(&state.config, CookieName::ReturnLink);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}
