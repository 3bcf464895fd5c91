//! `serve --sample`: a finished sample workshop in each language, made once, and a link into
//! each as its product manager.

use anyhow::Context;
use content::Library;
use domain::{Language, MemberId, people::Role};
use rand::rngs::StdRng;
use storage::Db;

use crate::opening::now;

/// The time zone samples show their times in.
fn time_zone(language: Language) -> &'static str {
    match language {
        Language::Ja => "Asia/Tokyo",
        Language::En => "Europe/London",
    }
}

/// Makes the samples that are not there yet and prints a link into each.
pub async fn announce(db: &Db, library: &Library, base_url: &str) -> anyhow::Result<()> {
    for language in Language::ALL {
        if let Some(guide) = product_manager(db, library, language).await? {
            let code = web::tokens::generate(&mut rand::rng());
            db.set_return_code(&guide, &web::tokens::hash(&code))
                .await?;
            println!(
                "Sample workshop ({}), as product manager: {base_url}/return/{code}",
                language.endonym()
            );
        }
    }
    Ok(())
}

/// The product manager of the first sample team, whose board is finished.
async fn product_manager(
    db: &Db,
    library: &Library,
    language: Language,
) -> anyhow::Result<Option<MemberId>> {
    let key = format!("sample_{}", language.tag());
    if let Some(known) = db.setting(&key).await? {
        // The workshop may have been deleted since; then it stays deleted.
        let member: MemberId = known.parse().context("the stored sample is damaged")?;
        return Ok(db.member(&member).await?.map(|member| member.id));
    }
    let Some(sample) = library.samples(language).next() else {
        return Ok(None);
    };
    let archive = live::archive::from_sample(sample, library, time_zone(language), now())
        .context("the sample has keys that cannot be identifiers, or no agenda")?;
    let owner = db.first_organiser().await?.map(|organiser| organiser.id);
    let restored = live::archive::restore(
        db,
        archive,
        owner.as_ref(),
        now(),
        &mut rand::make_rng::<StdRng>(),
    )
    .await?;
    let team = restored.teams.first().context("the sample has no team")?;
    let members = db.members_of_team(team).await?;
    let guide = members
        .into_iter()
        .find(|member| member.role == Role::ProductManager);
    let guide = guide.context("the sample's first team has no product manager")?;
    db.set_setting(&key, guide.id.as_str()).await?;
    Ok(Some(guide.id))
}
