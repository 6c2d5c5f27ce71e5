import QtQuick

// All that one page says, in the words of its reader. Nothing but its words changes: another screen is another object.
// One that nothing is said of is what a hidden page holds: it knows nothing about anybody.
QtObject {
    property string kind // names the file in screens
    property string key // the same while the citizen is on the same page
    property string title
    property string where
    property string stage
    property int at // of the steps
    property list<string> stages // the names of all steps
    property string exit // the word of the way out in the header's corner
    property list<string> body
    property list<string> marks // one a sentence of the body: done, bad or ""
    property list<Entry> items
    property list<string> shelves // the groups that services are chosen from
    property list<string> shelfLabels
    property int offerCount // how many services there are
    property list<Action> actions
    property Typing typing: Typing {}
    property string device
    property string here
    property string hereSaid // the same for who does not see the drawing: two places may be called the same
    property string notice
    property string reminder
    property string qr
    property string number
    property string code
    property bool began // paper may have moved
    property bool moves // the printer says that it prints
    property bool canLeave: true
    property bool canGoBack
}
