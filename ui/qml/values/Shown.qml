pragma Singleton
import QtQuick
import Suizhu

// What is shown now, as values with types, made from the maps of the view model. Touches go back through it.
QtObject {
    id: shown

    property ViewModel kiosk: null
    property ShownScreen screen: nothing
    property list<ShownScreen> past: [] // which pages may still look at
    property Words words: null
    property bool keyed: false // the last hand was on a keyboard
    readonly property Clock clock: Clock {}
    readonly property Cabinet cabinet: Cabinet {}
    readonly property Voice voice: Voice {}
    readonly property ShownScreen nothing: ShownScreen {}

    // What is said otherwise than it is written. Filled before the texts come, so that nothing need wait for it.
    readonly property var spoken: ({})

    readonly property int forgetMs: 1000 // Qt takes parts of parts away in later turns, and they still look at it

    readonly property Component screens: Component {
        ShownScreen {}
    }
    readonly property Component vocabularies: Component {
        Words {}
    }
    readonly property Component typings: Component {
        Typing {}
    }
    readonly property Component cabinetParts: Component {
        CabinetPart {}
    }
    readonly property Component papers: Component {
        Paper {}
    }
    readonly property Component entries: Component {
        Entry {}
    }
    readonly property Component actions: Component {
        Action {}
    }

    // How a screen reader says it: without what only keeps the ends of lines apart.
    function aloud(text: string): string {
        return (spoken[text] ?? text).replace(/\u2060/g, "").replace(/[\u00a0\n]/g, " ");
    }

    // Several of them in one breath.
    function together(texts: list<string>): string {
        return texts.filter(text => text).map(text => aloud(text)).join(" ");
    }

    function touch(action: string, value: string): void {
        kiosk.touch(action, value);
    }

    function putClock(map: var): void {
        clock.time = map.time;
        clock.date = map.date;
        clock.endsIn = map.endsIn ?? "";
    }

    function putVoice(map: var): void {
        const choices = ["tongues", "tongueLabels"]; // a button that stays is not made anew under a finger
        for (const name in map)
            if (!choices.includes(name) || voice[name].join() !== map[name].join())
                voice[name] = map[name];
        voice.there = map.there ?? false;
        voice.on = map.on ?? false;
        voice.reading = map.reading ?? false;
        if (!voice.on && !voice.reading) { // nothing of anybody stays
            voice.phrases = [];
            voice.handle = "";
            voice.marked = [];
            voice.sought = "";
        }
    }

    function putCabinet(map: var): void {
        cabinet.width = map.width;
        cabinet.height = map.height;
        cabinet.screen = Qt.rect(...map.screen);
        cabinet.hanging = map.hanging;
        cabinet.writing = map.writing.map(([left, top, length]) => Qt.rect(left, top, length, 0));
        cabinet.parts = map.parts.map(part => cabinetParts.createObject(cabinet, {
            device: part.device, place: Qt.rect(...part.place), lit: Qt.rect(...part.lit)
        }) as CabinetPart);
        cabinet.papers = map.papers.map(paper => papers.createObject(cabinet, paper) as Paper);
    }

    // The first time all of them; of other words only what differs, one by one: a word that stays tells nobody.
    function putWords(map: var): void {
        const made = words ?? vocabularies.createObject(shown, map.words) as Words;
        if (words)
            for (const name in map.words)
                words[name] = map.words[name];
        for (const name of ["digits", "languages", "languageLabels", "sizes", "sizeLabels", "contrasts", "contrastLabels"])
            if (map[name])
                made[name] = map[name];
        words = made;
    }

    function putScreen(map: var): void {
        learn(map.spoken);
        const made = screens.createObject(shown, map.said) as ShownScreen;
        made.body = map.body; // lists one by one: Qt 6.7 takes none of them as initial properties
        made.marks = map.marks;
        made.stages = map.stages;
        made.items = entriesOf(map.items, made);
        made.shelves = map.shelves;
        made.shelfLabels = map.shelfLabels;
        made.actions = actionsOf(map.actions, made);
        if (map.typing)
            made.typing = typings.createObject(made, map.typing) as Typing;
        const old = screen;
        screen = made;
        if (old !== nothing)
            past.push(old);
    }

    // The screen that stands says the same in other words: what stays tells nobody, and no button is made anew.
    function sayOtherwise(map: var): void {
        if (map.spoken) // nothing: it is as it was
            learn(map.spoken);
        put(screen, map.said);
        put(screen.typing, map.typing);
        for (const other of map.items) {
            put(screen.items[other.at], other.said);
            for (const action of other.actions)
                put(screen.items[other.at].actions[action.at], action.said);
        }
        for (const action of map.actions)
            put(screen.actions[action.at], action.said);
    }

    function put(what: QtObject, values: var): void {
        for (const name in values)
            what[name] = values[name];
    }

    function learn(said: var): void {
        for (const text in spoken)
            delete spoken[text];
        Object.assign(spoken, said);
    }

    // No page looks at the screens of before any more.
    function forget(): void {
        const left = past.slice(); // a copy: a list property is never one by itself
        past = [];
        left.forEach(each => each.destroy(forgetMs));
    }

    // They live as long as their owner.
    function entriesOf(maps: var, owner: QtObject): var { // Qt 6.7 returns no list of objects
        return maps.map(map => {
            const made = entries.createObject(owner, map.said) as Entry;
            made.groups = map.groups;
            made.actions = actionsOf(map.actions, made);
            return made;
        });
    }

    // The same object says something else: what stays tells nobody.
    function retell(entry: Entry, map: var): void {
        for (const name in map.said)
            entry[name] = map.said[name];
        entry.groups = map.groups;
    }

    function actionsOf(maps: var, owner: QtObject): var {
        return maps.map(map => actions.createObject(owner, map) as Action);
    }
}
