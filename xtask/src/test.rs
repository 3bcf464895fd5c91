//! `cargo xtask test`: makes the checks one after another, shows each with its duration, goes
//! on after a failure so that all are seen, and ends with a summary.

use std::time::{Duration, Instant};

use crate::{
    checks::{self, Check, Skips, Verdict},
    prerequisites,
    process::Result,
};

/// Makes all checks, or only the named ones.
pub fn run(arguments: &[&str]) -> Result {
    let all = checks::all();
    if arguments == ["--list"] {
        for check in &all {
            println!("{:<12} {}", check.name, check.title);
        }
        return Ok(());
    }
    let chosen = choose(all, arguments)?;
    let missing = prerequisites::install_missing();
    for tool in &missing {
        println!(
            "Missing: {}. Some checks are skipped for it; on Debian: apt-get install {}",
            tool.name(),
            tool.package()
        );
    }
    let skips = Skips::from_environment();
    let reports: Vec<Report> = chosen.iter().map(|check| make(check, skips)).collect();
    println!("\n{}", summary(&reports));
    if reports
        .iter()
        .any(|report| matches!(report.outcome, Outcome::Failed(_)))
    {
        Err("Some checks failed.".to_owned())
    } else {
        Ok(())
    }
}

fn choose(all: Vec<Check>, names: &[&str]) -> Result<Vec<Check>> {
    if let Some(unknown) = names
        .iter()
        .find(|name| all.iter().all(|check| check.name != **name))
    {
        return Err(format!(
            "No check is named `{unknown}`; see cargo xtask test --list"
        ));
    }
    let wanted = |check: &Check| names.is_empty() || names.contains(&check.name);
    Ok(all.into_iter().filter(wanted).collect())
}

struct Report {
    name: &'static str,
    outcome: Outcome,
    duration: Duration,
}

enum Outcome {
    Passed(Option<String>),
    Skipped(String),
    Failed(String),
}

fn make(check: &Check, skips: Skips) -> Report {
    println!("\n==> {}: {}", check.name, check.title);
    let start = Instant::now();
    let outcome = judge((check.run)(), skips);
    let report = Report {
        name: check.name,
        outcome,
        duration: start.elapsed(),
    };
    if let Outcome::Failed(message) = &report.outcome {
        println!("{message}");
    }
    println!("<== {}", line(&report));
    report
}

fn judge(result: Result<Verdict>, skips: Skips) -> Outcome {
    match (result, skips) {
        (Ok(Verdict::Passed), _) => Outcome::Passed(None),
        (Ok(Verdict::Noted(note)), _) => Outcome::Passed(Some(note)),
        (Ok(Verdict::Skipped(reason)), Skips::Allowed) => Outcome::Skipped(reason),
        (Ok(Verdict::Skipped(reason)), Skips::Forbidden) => {
            Outcome::Failed(format!("skipped, which is forbidden here: {reason}"))
        }
        (Err(message), _) => Outcome::Failed(message),
    }
}

fn summary(reports: &[Report]) -> String {
    let count = |wanted: fn(&Outcome) -> bool| {
        reports
            .iter()
            .filter(|report| wanted(&report.outcome))
            .count()
    };
    let mut lines: Vec<String> = reports.iter().map(line).collect();
    lines.push(format!(
        "checks: {} passed, {} failed, {} skipped",
        count(|outcome| matches!(outcome, Outcome::Passed(_))),
        count(|outcome| matches!(outcome, Outcome::Failed(_))),
        count(|outcome| matches!(outcome, Outcome::Skipped(_))),
    ));
    lines.join("\n")
}

fn line(report: &Report) -> String {
    let (word, remark) = match &report.outcome {
        Outcome::Passed(note) => ("ok", note.as_deref()),
        Outcome::Skipped(reason) => ("skipped", Some(reason.as_str())),
        Outcome::Failed(message) => ("FAILED", message.lines().next()),
    };
    let seconds = report.duration.as_secs_f64();
    let line = format!("{word:<8}{:<12}{seconds:>7.1} s", report.name);
    remark.map_or_else(|| line.clone(), |remark| format!("{line}  {remark}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(name: &'static str, outcome: Outcome) -> Report {
        Report {
            name,
            outcome,
            duration: Duration::from_millis(1_250),
        }
    }

    #[test]
    fn the_summary_counts_and_names_what_failed() {
        let text = summary(&[
            report("format", Outcome::Passed(None)),
            report("ranks", Outcome::Failed("board uses web\nmore".to_owned())),
            report("browser", Outcome::Skipped("no Chromium".to_owned())),
        ]);
        assert!(
            text.ends_with("checks: 1 passed, 1 failed, 1 skipped"),
            "{text}"
        );
        assert!(text.contains("FAILED  ranks"), "{text}");
        assert!(
            text.contains("board uses web") && !text.contains("more"),
            "{text}"
        );
    }

    #[test]
    fn a_skip_fails_where_skips_are_forbidden() {
        let skipped = || Ok(Verdict::Skipped("no Chromium".to_owned()));
        assert!(matches!(
            judge(skipped(), Skips::Allowed),
            Outcome::Skipped(_)
        ));
        assert!(matches!(
            judge(skipped(), Skips::Forbidden),
            Outcome::Failed(_)
        ));
    }

    #[test]
    fn only_known_checks_can_be_chosen() {
        assert_eq!(choose(checks::all(), &["format"]).unwrap().len(), 1);
        assert!(choose(checks::all(), &["formatt"]).is_err_and(|it| it.contains("formatt")));
    }
}
