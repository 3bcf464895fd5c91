//! Tables as CSV that spreadsheets open as they are: UTF-8 with a byte order mark, and no
//! cell that a spreadsheet would run as a formula.

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words from a person; written so that no spreadsheet takes them for a formula.
    Text(String),
    /// A number of ours.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

/// A table with headings in the reader's language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The headings.
    pub headers: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The table as CSV: UTF-8 with byte order mark, comma, CRLF.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        // Writing into memory cannot fail, and a flexible writer takes rows of any length.
        let _ = writer.write_record(self.headers.iter().map(|header| guarded(header)));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(Cell::written));
        }
        writer.into_inner().unwrap_or_default()
    }
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Text(text) => guarded(text),
            Self::Number(number) if number.is_finite() => {
                ((number * 100.0).round() / 100.0 + 0.0).to_string()
            }
            Self::Number(_) => String::new(),
        }
    }
}

/// `text` with an apostrophe before it if a spreadsheet might read it as a formula. The wide
/// forms count too: Japanese input methods produce them and some spreadsheets accept them.
fn guarded(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|character| *character != '\0')
        .collect();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let bytes = bytes
            .strip_prefix("\u{feff}".as_bytes())
            .expect("a byte order mark");
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes)
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+81 3", "'+81 3"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            (
                "注文が\r\n確定した, \"急いで\"",
                "注文が\r\n確定した, \"急いで\"",
            ),
            ("a=b", "a=b"),
        ] {
            let table = Table {
                headers: vec!["h".into()],
                rows: vec![vec![text.into(), (-1.5).into()]],
            };
            assert_eq!(read(&table.to_csv())[1], [written, "-1.5"], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_no_cell_is_a_formula(rows in prop::collection::vec(
            prop::collection::vec("[=+@\\-\t\r\n\"',;a-zあ-ん＝]{0,8}", 2..4), 0..6)) {
            let table = Table {
                headers: vec!["a".into(), "b".into()],
                rows: rows.iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect(),
            };
            let back = read(&table.to_csv());
            prop_assert_eq!(back.len(), rows.len() + 1);
            for (row, original) in back[1..].iter().zip(&rows) {
                for (cell, original) in row.iter().zip(original) {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
                    prop_assert_eq!(cell.strip_prefix('\'').filter(|_| !original.starts_with('\'')).unwrap_or(cell), original);
                }
            }
        }
    }
}
