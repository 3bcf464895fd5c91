//! Every address Ekkyo answers, in one list, and the layers around them.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    api, assets, boards, calendar, error, exports, extract, gifts, health, home,
    joining::{self as entering, come_back, join},
    lectures,
    organisers::{account, login, password, setup},
    path, practice, preferences, progress, reference, security, stages,
    state::AppState,
    teams::show as team,
    use_cases::{create, fields, focus, list as use_cases, overview, remove, start, worksheet},
    workshops::{
        archive, delete, duplicate, join_codes, joining, links, list, live, new,
        organisers as co_organisers, people, settings, show, teams,
    },
};

/// Forms are small; imports set their own limit.
const LARGEST_FORM: usize = 256 * 1024;

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    pages()
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            extract::forget_flash,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            security::refuse_cross_site,
        ))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(
            state.clone(),
            error::render_errors,
        ))
        .layer(middleware::from_fn(security::harden))
        .layer(CompressionLayer::new())
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .with_state(state)
}

fn pages() -> Router<AppState> {
    Router::new()
        .route("/", get(home::get))
        .route("/preferences", post(preferences::post))
        .merge(organisers())
        .merge(workshops())
        .merge(participants())
        .merge(teams_live())
        .merge(use_case_lists())
        .merge(dates())
        .merge(evidence())
        .merge(lectures())
        .merge(learning())
        .merge(api::routes())
        .route("/assets/{*path}", get(assets::get))
        .fallback(async || error::Error::NotFound)
}

fn organisers() -> Router<AppState> {
    Router::new()
        .route("/setup/{token}", get(setup::get).post(setup::post))
        .route("/password/{token}", get(password::get).post(password::post))
        .route("/login", get(login::get).post(login::post))
        .route("/logout", post(login::log_out))
        .route("/account", get(account::get).post(account::rename))
        .route("/account/password", post(account::change_password))
        .route("/account/sessions/end", post(account::end_session))
        .route("/account/tokens", post(account::create_token))
        .route("/account/tokens/revoke", post(account::revoke_token))
}

fn workshops() -> Router<AppState> {
    Router::new()
        .route("/workshops", get(list::get))
        .route("/workshops/new", get(new::get).post(new::post))
        .route("/workshops/{workshop}", get(show::get))
        .route("/workshops/{workshop}/teams", post(teams::create))
        .route(
            "/workshops/{workshop}/people/{member}",
            get(people::get).post(people::post),
        )
        .route(
            "/workshops/{workshop}/people/{member}/remove",
            post(people::remove),
        )
        .route(
            "/workshops/{workshop}/people/{member}/return-link",
            post(people::return_link),
        )
        .route("/workshops/{workshop}/live", get(live::get))
        .route("/workshops/{workshop}/live/events", get(live::events))
        .route("/workshops/{workshop}/live/step", post(live::start_step))
        .route("/workshops/{workshop}/links", get(links::get))
        .route("/workshops/{workshop}/joining", post(joining::post))
        .route(
            "/workshops/{workshop}/settings",
            get(settings::get).post(settings::post),
        )
        .route(
            "/workshops/{workshop}/organisers",
            post(co_organisers::post),
        )
        .route(
            "/workshops/{workshop}/organisers/{organiser}/remove",
            post(co_organisers::remove),
        )
        .route(
            "/workshops/{workshop}/join-code",
            post(join_codes::workshop),
        )
        .route("/teams/{team}/join-code", post(join_codes::team))
        .route("/workshops/{workshop}/duplicate", post(duplicate::post))
        .route("/workshops/{workshop}/archive", post(archive::post))
        .route("/workshops/{workshop}/delete", post(delete::post))
        .route("/teams/{team}/edit", get(teams::edit).post(teams::update))
        .route("/teams/{team}/delete", post(teams::delete))
}

fn teams_live() -> Router<AppState> {
    Router::new()
        .route("/teams/{team}/board", get(boards::page::get))
        .route("/teams/{team}/events", get(boards::events::get))
        .route("/teams/{team}/agenda", post(boards::lead::agenda))
        .route("/teams/{team}/reveal", post(boards::lead::reveal))
        .route("/teams/{team}/board-lock", post(boards::lead::board_lock))
        .route("/teams/{team}/vote", post(boards::lead::vote))
        .route("/teams/{team}/votes", post(boards::lead::place_dots))
        .route("/teams/{team}/board.svg", get(exports::board::svg))
        .route("/teams/{team}/board.png", get(exports::board::png))
        .route("/teams/{team}/board.json", get(exports::board::json))
        .route("/teams/{team}/board.csv", get(exports::board::csv))
        .route(
            "/teams/{team}/board/import",
            post(boards::import::post).layer(DefaultBodyLimit::max(boards::import::LARGEST_FILE)),
        )
        .route("/teams/{team}/use-cases.csv", get(exports::use_cases::csv))
        .route(
            "/teams/{team}/use-cases.json",
            get(exports::use_cases::json),
        )
        .route(
            "/workshops/{workshop}/use-cases.csv",
            get(exports::use_cases::workshop_csv),
        )
        .route(
            "/workshops/{workshop}/archive.zip",
            get(exports::workshop::get),
        )
        .route("/sync/{board}", get(boards::sync::shared))
        .route("/sync/{board}/mine", get(boards::sync::mine))
}

fn participants() -> Router<AppState> {
    Router::new()
        .route("/join/{code}", get(join::get).post(join::post))
        .route("/return/{code}", get(come_back::get).post(come_back::post))
        .route("/return-link", post(entering::dismiss))
        .route("/teams/{team}", get(team::get))
}

fn lectures() -> Router<AppState> {
    Router::new()
        .route(
            "/workshops/{workshop}/lectures",
            get(lectures::overview::get),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}",
            get(lectures::lesson::get),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/answers",
            post(lectures::answers::post),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/finish",
            post(lectures::finish::post),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/place",
            post(lectures::place::post),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/questions",
            post(lectures::ask::post),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/questions/{question}/answers",
            post(lectures::reply::post),
        )
        .route(
            "/workshops/{workshop}/lectures/{lesson}/questions/{question}/delete",
            post(lectures::reply::delete),
        )
}

fn learning() -> Router<AppState> {
    Router::new()
        .route("/workshops/{workshop}/practice", get(practice::page::get))
        .route(
            "/workshops/{workshop}/glossary",
            get(reference::glossary::get),
        )
        .route("/workshops/{workshop}/cases", get(reference::cases::get))
        .route("/workshops/{workshop}/search", get(reference::search::get))
}

fn dates() -> Router<AppState> {
    Router::new()
        .route(
            "/workshops/{workshop}/calendar",
            get(calendar::show::get).post(calendar::show::post),
        )
        .route(
            "/workshops/{workshop}/calendar/address",
            post(calendar::address::post),
        )
        .route(
            "/workshops/{workshop}/calendar.ics",
            get(calendar::feed::get),
        )
        .route("/calendar/{file}", get(calendar::feed::subscribe))
        .route("/workshops/{workshop}/path", get(path::show::get))
        .route("/workshops/{workshop}/summary", get(path::summary::get))
}

fn evidence() -> Router<AppState> {
    Router::new()
        .route("/workshops/{workshop}/progress", get(progress::show::get))
        .route(
            "/workshops/{workshop}/progress/names",
            post(progress::names::post),
        )
        .route("/teams/{team}/gifts", get(gifts::show::get))
        .route("/teams/{team}/gifts/{item}", post(gifts::save::post))
        .route(
            "/teams/{team}/milestones",
            get(stages::milestones::get).post(stages::milestones::post),
        )
        .route(
            "/teams/{team}/milestones/{milestone}/outcome",
            post(stages::outcome::post),
        )
        .route(
            "/teams/{team}/milestones/{milestone}/delete",
            post(stages::outcome::delete),
        )
}

fn use_case_lists() -> Router<AppState> {
    Router::new()
        .route(
            "/teams/{team}/use-cases",
            get(use_cases::get).post(create::post),
        )
        .route(
            "/teams/{team}/use-cases/start",
            get(start::get).post(start::post),
        )
        .route("/teams/{team}/focus", post(focus::post))
        .route("/use-cases/{use_case}", get(worksheet::get))
        .route("/use-cases/{use_case}/fields/{field}", post(fields::post))
        .route("/use-cases/{use_case}/delete", post(remove::post))
        .route("/workshops/{workshop}/use-cases", get(overview::get))
}
