import QtQuick

// All sizes (whole px), colours and flags of one reader on one panel. Python fills it: ui/theme.
QtObject {
    required property bool portrait
    required property bool compact
    required property bool elder
    required property bool wide // room for two buttons side by side
    required property bool strict
    required property int motion // ms that a movement takes; 0: nothing moves

    required property int s // letters: second lines, frame, labels
    required property int m // body, quiet buttons
    required property int l // titles of cards, headings of sections
    required property int p // primary button, header, keys, values to compare
    required property int t // the page's one title, the acceptance number
    required property string cardTitle // the size of names of cards: "l" or "m"
    required property int sampleStandard // letters that show a size, whoever reads
    required property int sampleElder

    required property int picture
    required property int touch
    required property int button
    required property int primaryButton
    required property int card
    required property int key
    required property int icon
    required property int tile
    required property int badge
    required property int drawing // of the machine, on the home screen: how high
    required property int margin
    required property int gap
    required property int inner
    required property int padding
    required property int radius
    required property int radiusSmall
    required property int qr
    required property int nearest
    required property int voice // the voice mode's panel: how high, or how wide beside a flat page

    required property int frame // the height of the six places and their ground
    required property int tool
    required property int reads // the strip under upright pages of elder mode from which they are read aloud: how high
    required property int header
    required property int frameMargin
    required property int frameGap
    required property int frameIcon
    required property int place_back // how wide each is
    required property int place_home
    required property int place_elder
    required property int place_voice
    required property int place_display
    required property int place_help

    required property int line_hairline
    required property int line_outline
    required property int line_bold
    required property int line_ring // around what the voice mode presses
    required property int line_bar

    required property color c_ground
    required property color c_card
    required property color c_ink
    required property color c_ink2
    required property color c_hairline
    required property color c_outline
    required property color c_primary
    required property color c_primaryPressed
    required property color c_onPrimary
    required property color c_pressed
    required property color c_tint
    required property color c_onTint
    required property color c_header
    required property color c_headerEnd
    required property color c_onHeader
    required property color c_onHeader2
    required property color c_barOff
    required property color c_caution
    required property color c_onCaution
    required property color c_danger
    required property color c_success
    required property color c_successTint
    required property color c_muted
    required property color c_onMuted
    required property color c_mutedDanger
    required property color c_machine
    required property color c_machinePart
    required property color c_paper
    required property color c_brand
    required property color c_onBrand
    required property color c_codeGround
    required property color c_voice
    required property color c_voicePart
    required property color c_voiceMark
    required property color c_onVoice
    required property color c_onVoice2
    required property color c_dark
    required property color c_sample0
    required property color c_sample1
    required property color c_sample2
    required property color c_sample3
    required property color c_sampleInk0
    required property color c_sampleInk1
    required property color c_sampleInk2
    required property color c_sampleInk3
}
