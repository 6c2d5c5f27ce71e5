import QtQuick

// The voice mode: whether this terminal has one, what is being said and into what, what the keys do here.
QtObject {
    property bool there // it can be switched on
    property bool on
    property bool dark // the screen shows nothing
    property string ear // the icon of who hears it
    property bool practising
    property bool helping // in the menu of the help key
    property string tongue // in which one is spoken to, as a key
    property list<string> tongues // those to choose from, where there are several, and their names
    property list<string> tongueLabels
    property string tongueWord
    property string tongueOther
    property list<string> reads // keys that read the page aloud while the mode is off, and their words
    property list<string> readWords
    property list<string> readBrief // the same in fewer words
    property bool reading // a page is being read aloud
    property string stopRead
    property string stopWord
    property string line // who hears it
    property string brief // the same in fewer words
    property list<string> phrases
    property int phrase // the one that is being said
    property string handle // of what the round key presses
    property string sought // name of the part of the page that is read, so that the page turns to it
    property list<string> marked // handles of what the ring is around: that, or a group of which a switch takes one
    property list<string> keys // what up, down, left, right, the round key and help do here
    property int speed // step of speeds
    property int speeds
    property string percent
    property int volume // step of volumes
    property int volumes
    property string speedWord
    property string volumeWord
    property string repeatWord
    property string practiceWord
    property string darkWord
    property string slowerWord
    property string fasterWord
    property string softerWord
    property string louderWord
}
