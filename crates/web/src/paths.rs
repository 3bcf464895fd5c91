//! Every address as a function, so that a link cannot point nowhere. `routes.rs` holds the
//! patterns; a test checks that each address meets its pattern.

use domain::{MemberId, MilestoneId, OrganiserId, ReaderQuestionId, TeamId, UseCaseId, WorkshopId};

/// The landing page.
pub const HOME: &str = "/";
/// Log in as organiser.
pub const LOGIN: &str = "/login";
/// Log out.
pub const LOGOUT: &str = "/logout";
/// The organiser's own page: sessions, tokens.
pub const ACCOUNT: &str = "/account";
/// Change name and password.
pub const ACCOUNT_PASSWORD: &str = "/account/password";
/// End one session.
pub const ACCOUNT_END_SESSION: &str = "/account/sessions/end";
/// Make an API token.
pub const ACCOUNT_TOKENS: &str = "/account/tokens";
/// Revoke an API token.
pub const ACCOUNT_REVOKE_TOKEN: &str = "/account/tokens/revoke";
/// Remember the theme.
pub const PREFERENCES: &str = "/preferences";
/// All workshops of the organiser.
pub const WORKSHOPS: &str = "/workshops";
/// The form for a new workshop.
pub const NEW_WORKSHOP: &str = "/workshops/new";
/// Show the personal return link no longer.
pub const RETURN_LINK: &str = "/return-link";

/// A workshop's page: teams and people.
pub fn workshop(id: &WorkshopId) -> String {
    format!("/workshops/{id}")
}

/// A workshop's settings.
pub fn workshop_settings(id: &WorkshopId) -> String {
    format!("/workshops/{id}/settings")
}

/// All teams, live.
pub fn workshop_live(id: &WorkshopId) -> String {
    format!("/workshops/{id}/live")
}

/// Changes of all teams as server-sent events.
pub fn workshop_live_events(id: &WorkshopId) -> String {
    format!("/workshops/{id}/live/events")
}

/// Start a step in all teams.
pub fn workshop_live_step(id: &WorkshopId) -> String {
    format!("/workshops/{id}/live/step")
}

/// A person's way through a workshop.
pub fn workshop_path(id: &WorkshopId) -> String {
    format!("/workshops/{id}/path")
}

/// What a person has learnt, to print.
pub fn workshop_summary(id: &WorkshopId) -> String {
    format!("/workshops/{id}/summary")
}

/// A workshop's dates.
pub fn workshop_calendar(id: &WorkshopId) -> String {
    format!("/workshops/{id}/calendar")
}

/// A workshop's dates as a file.
pub fn workshop_calendar_file(id: &WorkshopId) -> String {
    format!("/workshops/{id}/calendar.ics")
}

/// Give a workshop's calendar another secret address.
pub fn workshop_calendar_address(id: &WorkshopId) -> String {
    format!("/workshops/{id}/calendar/address")
}

/// A workshop's dates as calendars subscribe to them; `file` is its secret code and `.ics`.
pub fn calendar_feed(file: &str) -> String {
    format!("/calendar/{file}")
}

/// Who has done what.
pub fn workshop_progress(id: &WorkshopId) -> String {
    format!("/workshops/{id}/progress")
}

/// Show progress by name, or no longer.
pub fn workshop_progress_names(id: &WorkshopId) -> String {
    format!("/workshops/{id}/progress/names")
}

/// Join links to print.
pub fn workshop_links(id: &WorkshopId) -> String {
    format!("/workshops/{id}/links")
}

/// All teams' use cases.
pub fn workshop_use_cases(id: &WorkshopId) -> String {
    format!("/workshops/{id}/use-cases")
}

/// Open or close joining.
pub fn workshop_joining(id: &WorkshopId) -> String {
    format!("/workshops/{id}/joining")
}

/// Copy a workshop.
pub fn duplicate_workshop(id: &WorkshopId) -> String {
    format!("/workshops/{id}/duplicate")
}

/// Put a workshop away or take it back.
pub fn archive_workshop(id: &WorkshopId) -> String {
    format!("/workshops/{id}/archive")
}

/// The whole workshop as an archive.
pub fn workshop_file(id: &WorkshopId) -> String {
    format!("/workshops/{id}/archive.zip")
}

/// Delete a workshop.
pub fn delete_workshop(id: &WorkshopId) -> String {
    format!("/workshops/{id}/delete")
}

/// Let another organiser in.
pub fn workshop_organisers(id: &WorkshopId) -> String {
    format!("/workshops/{id}/organisers")
}

/// Take a workshop from an organiser.
pub fn remove_workshop_organiser(workshop: &WorkshopId, organiser: &OrganiserId) -> String {
    format!("/workshops/{workshop}/organisers/{organiser}/remove")
}

/// Give a workshop another join link.
pub fn renew_join_code(id: &WorkshopId) -> String {
    format!("/workshops/{id}/join-code")
}

/// Give a team another join link.
pub fn renew_team_join_code(id: &TeamId) -> String {
    format!("/teams/{id}/join-code")
}

/// Add a team.
pub fn workshop_teams(id: &WorkshopId) -> String {
    format!("/workshops/{id}/teams")
}

/// Change or delete a team.
pub fn edit_team(id: &TeamId) -> String {
    format!("/teams/{id}/edit")
}

/// Delete a team.
pub fn delete_team(id: &TeamId) -> String {
    format!("/teams/{id}/delete")
}

/// Change a person.
pub fn edit_member(workshop: &WorkshopId, member: &MemberId) -> String {
    format!("/workshops/{workshop}/people/{member}")
}

/// Take a person out.
pub fn remove_member(workshop: &WorkshopId, member: &MemberId) -> String {
    format!("/workshops/{workshop}/people/{member}/remove")
}

/// Make a new return link for a person.
pub fn member_return_link(workshop: &WorkshopId, member: &MemberId) -> String {
    format!("/workshops/{workshop}/people/{member}/return-link")
}

/// Join a workshop or a team.
pub fn join(code: &str) -> String {
    format!("/join/{code}")
}

/// Come back as oneself on another device.
pub fn return_link(code: &str) -> String {
    format!("/return/{code}")
}

/// A team's page.
pub fn team(id: &TeamId) -> String {
    format!("/teams/{id}")
}

/// A team's board.
pub fn team_board(id: &TeamId) -> String {
    format!("/teams/{id}/board")
}

/// A team's use-case list.
pub fn team_use_cases(id: &TeamId) -> String {
    format!("/teams/{id}/use-cases")
}

/// Begin a row with the first part of the worksheet.
pub fn start_use_case(id: &TeamId) -> String {
    format!("/teams/{id}/use-cases/start")
}

/// Choose the use case a team goes for.
pub fn team_focus(id: &TeamId) -> String {
    format!("/teams/{id}/focus")
}

/// What a team brings to whoever pays for its use case.
pub fn team_gifts(id: &TeamId) -> String {
    format!("/teams/{id}/gifts")
}

/// Save one item of the gifts.
pub fn team_gift(id: &TeamId, item: &str) -> String {
    format!("/teams/{id}/gifts/{item}")
}

/// A team's stage and its milestones.
pub fn team_milestones(id: &TeamId) -> String {
    format!("/teams/{id}/milestones")
}

/// Record how a milestone was reached.
pub fn milestone_outcome(team: &TeamId, milestone: &MilestoneId) -> String {
    format!("/teams/{team}/milestones/{milestone}/outcome")
}

/// Drop a milestone.
pub fn delete_milestone(team: &TeamId, milestone: &MilestoneId) -> String {
    format!("/teams/{team}/milestones/{milestone}/delete")
}

/// A team's state as server-sent events.
pub fn team_events(id: &TeamId) -> String {
    format!("/teams/{id}/events")
}

/// A use case's worksheet.
pub fn use_case(id: &UseCaseId) -> String {
    format!("/use-cases/{id}")
}

/// Save one field of a worksheet.
pub fn use_case_field(id: &UseCaseId, field: &str) -> String {
    format!("/use-cases/{id}/fields/{field}")
}

/// Delete a use case.
pub fn delete_use_case(id: &UseCaseId) -> String {
    format!("/use-cases/{id}/delete")
}

/// The lectures: modules and lessons with one's progress.
pub fn lectures(id: &WorkshopId) -> String {
    format!("/workshops/{id}/lectures")
}

/// A lesson.
pub fn lesson(id: &WorkshopId, lesson: &str) -> String {
    format!("/workshops/{id}/lectures/{lesson}")
}

/// The board on which one practises alone.
pub fn practice(id: &WorkshopId) -> String {
    format!("/workshops/{id}/practice")
}

/// Answer questions of a lesson.
pub fn lesson_answers(id: &WorkshopId, lesson: &str) -> String {
    format!("/workshops/{id}/lectures/{lesson}/answers")
}

/// Finish a lesson.
pub fn finish_lesson(id: &WorkshopId, lesson: &str) -> String {
    format!("/workshops/{id}/lectures/{lesson}/finish")
}

/// Note how far a lesson was read.
pub fn lesson_place(id: &WorkshopId, lesson: &str) -> String {
    format!("/workshops/{id}/lectures/{lesson}/place")
}

/// Ask a question below a lesson.
pub fn reader_questions(id: &WorkshopId, lesson: &str) -> String {
    format!("/workshops/{id}/lectures/{lesson}/questions")
}

/// Answer a reader's question.
pub fn reader_answers(id: &WorkshopId, lesson: &str, question: &ReaderQuestionId) -> String {
    format!("/workshops/{id}/lectures/{lesson}/questions/{question}/answers")
}

/// Delete a reader's question.
pub fn delete_reader_question(
    id: &WorkshopId,
    lesson: &str,
    question: &ReaderQuestionId,
) -> String {
    format!("/workshops/{id}/lectures/{lesson}/questions/{question}/delete")
}

/// The glossary.
pub fn glossary(id: &WorkshopId) -> String {
    format!("/workshops/{id}/glossary")
}

/// All case stories.
pub fn cases(id: &WorkshopId) -> String {
    format!("/workshops/{id}/cases")
}

/// Search over lessons, glossary and cases.
pub fn search(id: &WorkshopId) -> String {
    format!("/workshops/{id}/search")
}
