pragma ComponentBehavior: Bound

import QtQuick
import "../theme"
import "../values"

// Six places, always in this order and always where they are, in every size, theme and language.
Rectangle {
    id: frame

    required property ShownScreen screen
    property bool displaying: false // the sheet of languages, sizes and colours lies over the page

    readonly property bool beside: !Theme.dress.portrait // icon beside its word instead of above
    readonly property real space: Math.round((height - Theme.dress.tool) / 2)
    readonly property list<string> places: ["back", "home", "elder", "voice", "display", "help"]
    readonly property list<string> icons: ["arrow-left", "home", "text-size", "volume", "language", "phone-call"]
    readonly property list<int> widths: places.map(place => Theme.px("place_" + place))

    signal displayed(on: bool)

    height: Theme.dress.frame
    color: Theme.dress.c_card

    function canDo(place: string): bool {
        switch (place) {
        case "back":
            return displaying || screen.canGoBack;
        case "home":
            return screen.canLeave && screen.kind !== "home";
        case "voice":
            return Shown.voice.there; // a terminal without sound has none
        default:
            return true;
        }
    }

    Rectangle {
        width: parent.width
        height: Theme.dress.line_hairline
        color: Theme.dress.c_hairline
    }

    component Place: Touchable {
        id: place
        required property string modelData
        required property int index
        readonly property bool switches: modelData === "elder" || modelData === "voice" || modelData === "display"
        readonly property bool on: modelData === "elder" ? Theme.dress.elder
            : modelData === "voice" ? Shown.voice.on : modelData === "display" && frame.displaying
        readonly property bool strong: modelData === "help"
        readonly property string front: !enabled ? "onMuted" : strong ? "onPrimary" : "onTint"
        action: modelData
        name: word.text
        enabled: frame.canDo(modelData)
        x: Theme.dress.frameMargin + index * Theme.dress.frameGap
           + frame.widths.slice(0, index).reduce((sum, one) => sum + one, 0)
        y: frame.space
        width: frame.widths[index]
        height: Theme.dress.tool
        radius: Theme.dress.radiusSmall
        color: !enabled || on ? Theme.dress.c_card
             : strong ? (pressed ? Theme.dress.c_primaryPressed : Theme.dress.c_primary)
             : pressed ? Theme.dress.c_pressed : Theme.dress.c_tint
        border.width: on ? Theme.dress.line_bold : !enabled ? Theme.dress.line_hairline : Theme.dress.strict ? Theme.dress.line_outline : 0
        border.color: on ? Theme.dress.c_primary : Theme.dress.c_outline
        Accessible.ignored: false // what cannot be done now stands there all the same
        Accessible.checkable: switches
        Accessible.checked: on

        function press(): void {
            if (modelData === "display")
                frame.displayed(!frame.displaying);
            else if (modelData === "back" && frame.displaying)
                frame.displayed(false);
            else
                Shown.touch(action, value);
        }

        Icon {
            id: icon
            name: place.on ? "check" : frame.icons[place.index]
            tone: place.front
            size: Theme.dress.frameIcon
            x: frame.beside ? Math.round((place.width - size - word.width - Theme.dress.frameGap * 0.5) / 2)
                             : Math.round((place.width - size) / 2)
            y: frame.beside ? Math.round((place.height - size) / 2)
                             : Math.round((place.height - size - word.height) / 2)
        }
        KText {
            id: word
            look: "s"
            tone: place.front
            font.bold: place.on || place.strong
            wrapMode: Text.NoWrap
            text: Shown.words[place.modelData]
            x: frame.beside ? icon.x + icon.size + Theme.dress.frameGap * 0.5 : Math.round((place.width - width) / 2)
            y: frame.beside ? Math.round((place.height - height) / 2) : icon.y + icon.size
            Accessible.ignored: true
        }
    }

    Repeater {
        model: frame.places

        Place {}
    }
}
