//! The public JSON API, as far as it takes to make boards and tickets. One request a
//! connection, HTTP/1.1 by hand: no client library for four calls.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Teams made in one workshop.
const TEAMS: usize = 10;

/// Somebody with a token.
pub struct Client<'a> {
    pub address: &'a str,
    pub token: &'a str,
}

/// A board with the workshop it belongs to.
pub struct Board {
    id: String,
    team: String,
    workshop: String,
}

/// What somebody needs to sit down at a board.
pub struct Seat {
    /// The socket's path with a ticket.
    pub path: String,
    /// The person's id, which their notes carry.
    pub person: String,
}

impl Client<'_> {
    /// Makes as many empty boards, each with a team.
    pub async fn make_boards(&self, count: usize) -> Result<Vec<Board>> {
        let mut boards = Vec::with_capacity(count);
        while boards.len() < count {
            let name = format!("Bench {}", boards.len());
            let made = self
                .post("/api/v1/workshops", &json!({"name": name}))
                .await?;
            let workshop = text(&made, "id")?;
            for team in 0..TEAMS.min(count - boards.len()) {
                let request = json!({"name": format!("Team {team}"), "product": "Bench"});
                let path = format!("/api/v1/workshops/{workshop}/teams");
                let team = self.post(&path, &request).await?;
                let (id, team) = (text(&team, "board")?, text(&team, "id")?);
                boards.push(Board {
                    id,
                    team,
                    workshop: workshop.clone(),
                });
            }
        }
        Ok(boards)
    }

    /// Makes a workshop with so many people; answers its id and everybody's return path.
    pub async fn make_readers(&self, count: usize) -> Result<(String, Vec<String>)> {
        let wish = json!({"name": "Bench", "language": "ja"});
        let workshop = text(&self.post("/api/v1/workshops", &wish).await?, "id")?;
        let path = format!("/api/v1/workshops/{workshop}/members");
        let mut returns = Vec::with_capacity(count);
        for number in 0..count {
            let request = json!({"name": format!("Reader {number}"), "role": "product_manager"});
            let url = text(&self.post(&path, &request).await?, "return_url")?;
            let path = url.find("/return/").context("no return path")?;
            returns.push(url.get(path..).unwrap_or_default().to_owned());
        }
        Ok((workshop, returns))
    }

    /// Adds a person to a board's team and lets them sit down.
    pub async fn join(&self, board: &Board) -> Result<Seat> {
        let request = json!({"name": "Bench", "role": "developer", "team": board.team});
        let path = format!("/api/v1/workshops/{}/members", board.workshop);
        let person = text(&self.post(&path, &request).await?, "id")?;
        let path = self.socket_path(board, &json!({"member": person})).await?;
        Ok(Seat { path, person })
    }

    /// A path for the organiser, who is always there.
    pub async fn look_at(&self, board: &Board) -> Result<String> {
        self.socket_path(board, &json!({})).await
    }

    async fn socket_path(&self, board: &Board, wish: &Value) -> Result<String> {
        let path = format!("/api/v1/boards/{}/tickets", board.id);
        let ticket = text(&self.post(&path, wish).await?, "ticket")?;
        Ok(format!("/sync/{}?ticket={ticket}&ack=1", board.id))
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let body = body.to_string();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        let mut stream = TcpStream::connect(self.address).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await?;
        parse(&response).with_context(|| format!("POST {path}"))
    }
}

fn text(value: &Value, key: &str) -> Result<String> {
    let text = value.get(key).and_then(Value::as_str);
    Ok(text
        .with_context(|| format!("no {key} in {value}"))?
        .to_owned())
}

/// The JSON body of a complete response.
fn parse(response: &[u8]) -> Result<Value> {
    let response = std::str::from_utf8(response)?;
    let (head, body) = response
        .split_once("\r\n\r\n")
        .context("no complete response")?;
    let status = head.split_whitespace().nth(1).unwrap_or_default();
    ensure!(status.starts_with('2'), "{status}: {body}");
    let is_chunked = head
        .to_ascii_lowercase()
        .contains("transfer-encoding: chunked");
    let body = if is_chunked {
        unchunk(body)?
    } else {
        body.to_owned()
    };
    Ok(serde_json::from_str(&body)?)
}

fn unchunk(mut body: &str) -> Result<String> {
    let mut whole = String::new();
    while let Some((length, rest)) = body.split_once("\r\n") {
        let length = usize::from_str_radix(length.trim(), 16)?;
        if length == 0 {
            break;
        }
        whole.push_str(rest.get(..length).context("a chunk is cut short")?);
        body = rest
            .get(length..)
            .unwrap_or_default()
            .trim_start_matches("\r\n");
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_and_chunked_bodies() {
        let plain = "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"id\":1}";
        let chunked = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n\
                       4\r\n{\"id\r\n4\r\n\":1}\r\n0\r\n\r\n";
        for response in [plain, chunked] {
            assert_eq!(parse(response.as_bytes()).unwrap(), json!({"id": 1}));
        }
    }

    #[test]
    fn a_refusal_is_an_error_with_the_reason() {
        let error = parse(b"HTTP/1.1 403 Forbidden\r\n\r\nno").unwrap_err();
        assert!(error.to_string().contains("403"), "{error}");
    }
}
