//! `cargo xtask attack`: tools that others attack with, against the example on loopback, each within a time of its own.
//! What they find is held against `docs/security/findings.md`; what is not explained there fails the run. Not a part of
//! `cargo xtask test`: it takes half an hour, and what these tools look for is tested faster and wholly in the `web` crate.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{process, suite, workspace};

const FINDINGS: &str = "docs/security/findings.md";
const ORGANISATION: &str = "tillvaxtverket";

/// A tool from PyPI, in an environment of its own: two of them could not live in one.
struct Tool {
    name: &'static str,
    version: &'static str,
    run: fn(&Attack<'_>) -> Result<BTreeSet<String>>,
}

const TOOLS: [Tool; 3] = [
    Tool { name: "sqlmap", version: "1.10.10", run: sqlmap },
    Tool { name: "wapiti3", version: "3.2.3", run: wapiti },
    Tool { name: "schemathesis", version: "4.32.5", run: schemathesis },
];

/// How long a run may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// Half an hour: what is worth knowing before a release.
    Full,
    /// A few minutes: whether the tools run and find their way.
    Quick,
}

/// One tool against one server.
struct Attack<'of> {
    run: Run,
    /// `http://127.0.0.1:port`
    address: &'of str,
    /// `session=…`
    cookie: &'of str,
    /// Where the tool's programs are.
    programs: &'of Path,
    /// An empty folder for what it writes.
    folder: &'of Path,
}

/// Runs the tools beside each other, each against an example of its own, prints what they found, and fails when something is
/// not explained.
pub(crate) fn run(run: Run) -> Result<()> {
    let root = workspace::root()?;
    let explained = explained(&fs::read_to_string(root.join(FINDINGS)).context(FINDINGS)?);
    let binary = suite::build_binary(&root)?;
    let target = workspace::target_directory(&root)?.join("attack");
    let all: Vec<Result<BTreeSet<String>>> = std::thread::scope(|scope| {
        let begun: Vec<_> = TOOLS.iter().map(|tool| scope.spawn(|| attacked(run, tool, &binary, &target))).collect();
        begun.into_iter().map(|one| one.join().unwrap_or_else(|_| bail!("it stopped midway"))).collect()
    });
    let mut new = 0;
    for (tool, found) in TOOLS.iter().zip(all) {
        let found = found.with_context(|| tool.name)?;
        println!("\n== {} {} found {}", tool.name, tool.version, found.len());
        for finding in &found {
            let is_explained = explained.contains(finding);
            new += usize::from(!is_explained);
            println!("{} {finding}", if is_explained { "explained:" } else { "NEW:      " });
        }
    }
    if new != 0 {
        bail!("{new} findings are not explained in {FINDINGS}");
    }
    Ok(())
}

/// What one tool finds in an example that it meets as it was laid down.
fn attacked(run: Run, tool: &Tool, binary: &Path, target: &Path) -> Result<BTreeSet<String>> {
    let programs = installed(target, tool)?;
    let folder = target.join(format!("{}-found", tool.name));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let log = folder.join("server.log");
    let demo = Demo::start(binary, &log)?;
    let cookie = sign_in(&demo.address)?;
    let attack = Attack { run, address: &demo.address, cookie: &cookie, programs: &programs, folder: &folder };
    let mut found = (tool.run)(&attack)?;
    // What the server itself calls a fault is one, whether the tool has seen it or not.
    found.extend(faults(&fs::read_to_string(log)?).into_iter().map(|fault| format!("server: {fault}")));
    if !asks(&demo.address, "/health").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
        bail!("afterwards the server no longer answers");
    }
    Ok(found)
}

/// The faults in a server's log: each once, without when it was and what it was about.
fn faults(log: &str) -> BTreeSet<String> {
    let is_fault = |line: &&str| line.contains(" ERROR ") || line.contains("panicked");
    let short = |line: &str| {
        let told = line.split_once(" ERROR ").map_or(line, |(_, told)| told);
        told.split([',', '=']).next().unwrap_or_default().trim().to_owned()
    };
    log.lines().filter(is_fault).map(short).collect()
}

/// The findings that the document explains: what stands in code at the beginning of a point.
fn explained(document: &str) -> BTreeSet<String> {
    let points = document.lines().filter_map(|line| line.strip_prefix("- `")?.split_once('`'));
    points.map(|(finding, _)| finding.to_owned()).collect()
}

fn installed(target: &Path, tool: &Tool) -> Result<PathBuf> {
    let place = target.join(format!("{}-{}", tool.name, tool.version));
    let programs = place.join("bin");
    let done = place.join("installed");
    if !done.is_file() {
        fs::create_dir_all(target)?;
        println!("installing {} {} from PyPI", tool.name, tool.version);
        let text = place.to_string_lossy().into_owned();
        process::run(&mut process::command(target, "python3", &["-m", "venv", &text]))?;
        let pip = programs.join("pip").to_string_lossy().into_owned();
        let wanted = format!("{}=={}", tool.name, tool.version);
        process::run(&mut process::command(
            target,
            &pip,
            &["install", "--quiet", "--disable-pip-version-check", &wanted],
        ))?;
        fs::write(done, "")?;
    }
    Ok(programs)
}

/// The example, served on loopback until this is dropped.
struct Demo {
    server: Child,
    address: String,
}

impl Demo {
    fn start(binary: &Path, log: &Path) -> Result<Demo> {
        let mut server =
            process::command(Path::new("/"), &binary.to_string_lossy(), &["demo", "--listen", "127.0.0.1:0"])
                .stdout(Stdio::piped())
                .env("NO_COLOR", "1")
                .stderr(fs::File::create(log)?)
                .spawn()
                .context("the example could not be started")?;
        let out = server.stdout.take().context("the example says nothing")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("listening on ").map(str::to_owned);
        let mut demo = Demo { server, address: String::new() };
        demo.address = address.context("the example did not say where it listens")?;
        Ok(demo)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn host(address: &str) -> &str {
    address.trim_start_matches("http://")
}

fn asks(address: &str, path: &str) -> Result<String> {
    said(address, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
}

fn said(address: &str, request: &str) -> Result<String> {
    let mut stream = TcpStream::connect(host(address))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Signs in as the first person that is offered, and gives the cookie.
fn sign_in(address: &str) -> Result<String> {
    let body = "person=1&next=";
    let request = format!(
        "POST /{ORGANISATION}/sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let answer = said(address, &request)?;
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: session="));
    let token = cookie.and_then(|cookie| cookie.split(';').next()).context("nobody is let in")?;
    Ok(format!("session={token}"))
}

/// A token for a program that may read all that the person may who is signed in.
fn access_token(attack: &Attack<'_>) -> Result<String> {
    let ask = |head: &str, body: &str| {
        let request = format!(
            "{head} /{ORGANISATION}/account/tokens HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            attack.cookie,
            body.len()
        );
        said(attack.address, &request)
    };
    let page = ask("GET", "")?;
    let values = |name: &str| {
        let fields = page.split("<input").filter(|field| field.contains(&format!("name=\"{name}\"")));
        let value = |field: &str| Some(field.split_once("value=\"")?.1.split_once('"')?.0.to_owned());
        fields.filter_map(value).collect::<Vec<String>>()
    };
    let key = values("request-key").into_iter().next().context("no form for access tokens")?;
    let scopes: String = values("scopes").iter().map(|scope| format!("&scopes={scope}")).collect();
    let made = ask("POST", &format!("request-key={key}&name=Angrepp&days=30{scopes}"))?;
    let secret = made.split("rodtrad_").nth(1).and_then(|rest| rest.split('"').next());
    Ok(format!("rodtrad_{}", secret.context("no access token was made")?))
}

/// Runs a program for so many seconds at most. That it was stopped, or found something, is no failure of the run.
fn bounded(attack: &Attack<'_>, seconds: u32, program: &str, arguments: &[&str]) -> Result<String> {
    let program = attack.programs.join(program).to_string_lossy().into_owned();
    let seconds = seconds.to_string();
    let mut all = vec!["--kill-after=10", &seconds, &program];
    all.extend(arguments);
    let told: Vec<&str> = all.iter().filter(|argument| !argument.contains("Bearer ")).copied().collect();
    println!("$ timeout {}", told.join(" ").replace(attack.cookie, "session=…"));
    let output = process::command(attack.folder, "timeout", &all).env("HOME", attack.folder).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // A tool that runs several times has a file for each.
    let runs = fs::read_dir(attack.folder)?.count();
    fs::write(attack.folder.join(format!("said-{runs}.txt")), &text)?;
    if output.status.code() == Some(127) || (text.is_empty() && !output.stderr.is_empty() && !output.status.success()) {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(text)
}

/// SQL in every kind of parameter there is: queries that filter and sort, and forms.
fn sqlmap(attack: &Attack<'_>) -> Result<BTreeSet<String>> {
    let queries = [
        "search?q=mål",
        "?as-of=2018-01-01",
        "people?name=a&page=1",
        "security?from=2018-01-01&until=2018-12-31&kind=signed-in&page=1",
        "log?page=1",
        "indicators?kind=world",
        "planning/1/plan?edition=1&against=1.1",
        "compare?old=3&new=4",
    ];
    let forms = [("sign-in/password", "email=a@b.se&password=x&next="), ("sign-in", "person=1&next=/")];
    let mut found = BTreeSet::new();
    let take = if attack.run == Run::Quick { 1 } else { queries.len() };
    let root = format!("{}/{ORGANISATION}/", attack.address);
    let queries = queries.iter().take(take).map(|query| (format!("{root}{query}"), ""));
    let forms = forms.iter().take(take).map(|(path, data)| (format!("{root}{path}"), *data));
    for (address, data) in queries.chain(forms) {
        let mut arguments = vec!["-u", &address, "--batch", "--flush-session", "--level=2", "--risk=2"];
        // It reads packed answers wrongly.
        let headers = "--headers=Accept-Encoding: identity\nSec-Fetch-Site: same-origin";
        arguments.extend(["--cookie", attack.cookie, headers, "--output-dir=."]);
        arguments.extend(["--ignore-code=*", "--technique=BEUSTQ", "--timeout=10", "--retries=0", "--threads=2"]);
        if !data.is_empty() {
            arguments.extend(["--data", data]);
        }
        let said = bounded(attack, if attack.run == Run::Quick { 60 } else { 150 }, "sqlmap", &arguments)?;
        let path = address.trim_start_matches(attack.address).split('?').next().unwrap_or_default();
        // "GET parameter 'q' is vulnerable." and "sqlmap identified the following injection point(s)".
        if said.contains("identified the following injection point") || said.contains("' is vulnerable") {
            found.insert(format!("sqlmap: injection at {path}"));
        }
        if !said.contains("testing") {
            bail!("sqlmap has tested nothing at {path}: {}", said.lines().last().unwrap_or_default());
        }
    }
    Ok(found)
}

/// What a scanner finds that goes through the pages by itself.
fn wapiti(attack: &Attack<'_>) -> Result<BTreeSet<String>> {
    let (scan, each, limit) = if attack.run == Run::Quick { ("60", "20", 300) } else { ("300", "120", 1500) };
    let start = format!("{}/{ORGANISATION}/", attack.address);
    let out = format!("{start}sign-out");
    let header = format!("Cookie: {}", attack.cookie);
    // None of these asks a host elsewhere, as those for requests by the server do; they are tested in `fetch`.
    let modules = "backup,cookieflags,crlf,csp,exec,file,http_headers,methods,permanentxss,redirect,sql,upload,xss";
    let report = attack.folder.join("report.json");
    let report_text = report.to_string_lossy().into_owned();
    let arguments = [
        "-u",
        &start,
        "--scope",
        "folder",
        "-m",
        modules,
        "-x",
        &out,
        "-H",
        &header,
        "-H",
        "Sec-Fetch-Site: same-origin",
        "--max-scan-time",
        scan,
        "--max-attack-time",
        each,
        "--max-links-per-page",
        "60",
        "--flush-session",
        "--no-bugreport",
        "-f",
        "json",
        "-o",
        &report_text,
        "--store-session",
        ".",
        "--store-config",
        ".",
    ];
    bounded(attack, limit, "wapiti", &arguments)?;
    let report: Value = serde_json::from_str(&fs::read_to_string(report).context("wapiti wrote no report")?)?;
    if report.pointer("/infos/crawled_pages_nbr").and_then(Value::as_u64).is_none_or(|pages| pages < 5) {
        bail!("wapiti has seen nothing: {}", report.pointer("/infos").unwrap_or(&Value::Null));
    }
    let mut found = BTreeSet::new();
    for part in ["vulnerabilities", "anomalies"] {
        for (kind, all) in report.get(part).and_then(Value::as_object).into_iter().flatten() {
            for one in all.as_array().into_iter().flatten() {
                let path = one.get("path").and_then(Value::as_str).unwrap_or("/");
                found.insert(format!("wapiti: {kind} at {}", without_numbers(path)));
            }
        }
    }
    Ok(found)
}

/// Everything that the description of the interface for programs says, and what it does not. There is nothing to do
/// where the server has no description.
fn schemathesis(attack: &Attack<'_>) -> Result<BTreeSet<String>> {
    let description = "/api/v1/openapi.json";
    if !asks(attack.address, description)?.starts_with("HTTP/1.1 200") {
        println!("the server has no description of an interface for programs at {description}: nothing to do");
        return Ok(BTreeSet::new());
    }
    // With an agency that is there: of others there is nothing to find but that they are not.
    fs::write(attack.folder.join("schemathesis.toml"), format!("[parameters]\norganisation = \"{ORGANISATION}\"\n"))?;
    let token = access_token(attack)?;
    let (address, header) = (format!("{}{description}", attack.address), format!("Authorization: Bearer {token}"));
    let examples = if attack.run == Run::Quick { "5" } else { "50" };
    let arguments = [
        "run",
        &address,
        "--url",
        attack.address,
        "-H",
        &header,
        "--max-examples",
        examples,
        "--workers",
        "2",
        "--no-color",
        "--report",
        "ndjson",
        "--report-dir",
        ".",
    ];
    let said = bounded(attack, if attack.run == Run::Quick { 120 } else { 900 }, "st", &arguments)?;
    // "___ GET /api/v1/goals ___" and below it "- Server error".
    let mut found = BTreeSet::new();
    let mut operation = String::new();
    for line in said.lines() {
        if let Some(title) = line.strip_prefix('_').filter(|_| line.ends_with('_')) {
            operation = title.trim_matches(['_', ' ']).to_owned();
        } else if let Some(failure) = line.strip_prefix("- ").filter(|_| !operation.is_empty()) {
            found.insert(format!("schemathesis: {} at {operation}", failure.trim_end_matches(':')));
        }
    }
    Ok(found)
}

fn without_numbers(path: &str) -> String {
    let part =
        |part: &str| if part.bytes().any(|byte| byte.is_ascii_digit()) { "#".to_owned() } else { part.to_owned() };
    path.split('?').next().unwrap_or_default().split('/').map(part).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_the_log_is_found_once_and_what_is_only_told_is_not() {
        let log = "2018-11-23T08:00:00Z  WARN web::boundary: slow, id=1\n\
                   2018-11-23T08:00:01Z ERROR web::problem: request failed, number=17\n\
                   2018-11-23T08:00:02Z ERROR web::problem: request failed, number=18\n\
                   thread 'main' panicked at crates/web/src/lib.rs:1:1:\n";
        let found = faults(log);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains("web::problem: request failed"));
    }

    #[test]
    fn a_finding_is_explained_by_its_own_words_alone() {
        let document = "# Found\n\n- `wapiti: X at /a/#`: because.\n- no code\nA `word` in a text.\n";
        let explained = explained(document);
        assert_eq!(explained.len(), 1);
        assert!(explained.contains(&format!("wapiti: X at {}", without_numbers("/a/17?b=c"))));
        assert!(!explained.contains("wapiti: X at /b"));
    }
}
