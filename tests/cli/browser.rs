//! A browser without a window, spoken to over two pipes in the protocol that its own tools use
//! (<https://chromedevtools.github.io/devtools-protocol/>).

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// What browsers that speak the protocol are called.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// A browser with one page.
pub(crate) struct Browser {
    child: Child,
    to: File,
    from: BufReader<File>,
    session: Value,
    last: u64,
    /// What it said of its own accord.
    events: Vec<Value>,
    _pipes: TempDir,
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub width: u32,
    pub dark: bool,
    pub print: bool,
}

impl Browser {
    /// Starts one; none where there is none. On a machine that checks every change there has to be one.
    pub(crate) fn start() -> Option<Self> {
        let runs = |name: &str| {
            let mut asked = Command::new(name);
            asked
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            asked.status().is_ok_and(|ended| ended.success())
        };
        let Some(name) = NAMES.into_iter().find(|name| runs(name)) else {
            assert!(
                std::env::var_os("CI").is_none(),
                "there is no browser to look at pages with"
            );
            return None;
        };
        let pipes = TempDir::new().expect("a folder");
        let pipe = |name: &str| {
            let path = pipes.path().join(name);
            let made = Command::new("mkfifo").arg(&path).status();
            assert!(made.expect("mkfifo").success());
            path
        };
        let (to, from) = (pipe("to"), pipe("from"));
        let child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<\"$TO\" 4>\"$FROM\"", name])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--remote-debugging-pipe",
            ])
            .arg(format!(
                "--user-data-dir={}",
                pipes.path().join("user").display()
            ))
            .env("TO", &to)
            .env("FROM", &from)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let to = File::options()
            .write(true)
            .open(&to)
            .expect("the way to it");
        let from = BufReader::new(File::open(&from).expect("the way back"));
        let mut browser = Self {
            child,
            to,
            from,
            session: Value::Null,
            last: 0,
            events: Vec::new(),
            _pipes: pipes,
        };
        let page = browser.ask("Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        browser.session = browser.ask("Target.attachToTarget", &attach)["sessionId"].clone();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Asks for something; its answer.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let mut asked = json!({"id": self.last, "method": method, "params": params});
        if self.session.is_string() {
            asked["sessionId"] = self.session.clone();
        }
        let mut bytes = asked.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes).expect("it listens");
        loop {
            let heard = self.hear();
            if heard["id"] == self.last {
                assert!(heard["error"].is_null(), "{method}: {}", heard["error"]);
                return heard["result"].clone();
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).expect("it answers");
        assert_eq!(bytes.pop(), Some(0), "it has gone");
        let heard: Value = serde_json::from_slice(&bytes).expect("JSON");
        if heard["method"].is_string() {
            self.events.push(heard.clone());
        }
        heard
    }

    /// Opens a file and waits until it is there.
    pub(crate) fn open(&mut self, file: &Path, look: Look) {
        let Look { width, dark, print } = look;
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.ask("Emulation.setDeviceMetricsOverride", &size);
        let media = json!({
            "media": if print { "print" } else { "screen" },
            "features": [{"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }}],
        });
        self.ask("Emulation.setEmulatedMedia", &media);
        self.events.clear();
        let url = json!({"url": format!("file://{}", file.display())});
        self.ask("Page.navigate", &url);
        while !self
            .events
            .iter()
            .any(|event| event["method"] == "Page.loadEventFired")
        {
            self.hear();
        }
    }

    /// What an expression is worth on the page.
    pub(crate) fn worth(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true});
        let answer = self.ask("Runtime.evaluate", &asked);
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].clone()
    }

    /// What the page said to the console, and what it asked of anyone but its own file.
    pub(crate) fn complaints(&self) -> Vec<&Value> {
        let is_complaint = |event: &&Value| {
            let method = event["method"].as_str().unwrap_or_default();
            let other = event["params"]["type"] != "Document";
            [
                "Runtime.consoleAPICalled",
                "Runtime.exceptionThrown",
                "Log.entryAdded",
            ]
            .contains(&method)
                || method == "Network.requestWillBeSent" && other
        };
        self.events.iter().filter(is_complaint).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
