"""Use cases that are asked for otherwise: from anywhere, or without a right, and why."""

from datakasse.office.backup.go_on import GiveUp
from datakasse.office.backup.set_up import AddPlace, RemovePlace, ReplaceRecoveryKey, SetUpBackup
from datakasse.office.bank.fetch_payouts import AskToFetch, KeepKeys
from datakasse.office.bank.import_file import TakeIn
from datakasse.office.bank.keep_rules import ConfirmColumns, PutBankAccount, PutMerchantRule, PutTextRule
from datakasse.office.bank.settle import ConfirmProposals, RejectProposals, Settle, UndoSettlement
from datakasse.office.catalogue.bulk_edit import EditArticles
from datakasse.office.catalogue.campaigns import ChangeCampaign, EndCampaign, MakeCampaign
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.change_group import ChangeGroup
from datakasse.office.catalogue.coupons import EndCoupon, MakeCoupon
from datakasse.office.catalogue.families import KeepFamily
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.picture import GivePicture, TakePicture
from datakasse.office.catalogue.price_lists import (
    ChangePriceList,
    EndPriceList,
    MakePriceList,
)
from datakasse.office.catalogue.price_to_come import EnterPriceToCome, TakeBackPriceToCome
from datakasse.office.catalogue.take_effect import TakeEffect
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.control.enter_office import EnterOffice, LeaveOffice
from datakasse.office.control.export_saft import AskToExport
from datakasse.office.control.monthly_routine import SignPoint
from datakasse.office.control.note_export import NoteExport
from datakasse.office.control.retention import EraseBuyers
from datakasse.office.control.submission_access import KeepAccess
from datakasse.office.control.submit_files import AskToSubmit
from datakasse.office.customers.erase_customer import EraseCustomer, EraseDue
from datakasse.office.customers.hand_out import HandOut
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_consents import GiveConsent, WithdrawConsent
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.points_terms import SetPointsTerms
from datakasse.office.delivery.choose_system import ChooseSystem, NoteWhose
from datakasse.office.delivery.map_accounts import ConfirmMapping
from datakasse.office.delivery.mend import NoteFiled, RetryDelivery, SkipDelivery
from datakasse.office.delivery.run_delivery import RunDelivery
from datakasse.office.delivery.voucher_files import NoteVoucherFile
from datakasse.office.insight.keep_alerts import DropAlertRecipient, PutAlertRecipient, SeeAlerts
from datakasse.office.insight.keep_experiments import (
    MakePriceExperiment,
    StopPriceExperiment,
)
from datakasse.office.insight.keep_views import DropView, KeepView
from datakasse.office.insight.let_insight_go import LetAlertsGo, LetViewsGo
from datakasse.office.ledger.change_account import ChangeAccount
from datakasse.office.ledger.change_mapping import ChangeMapping, SetDepartment
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.lock_period import LockPeriod
from datakasse.office.people.keep_office_key import (
    Confirm,
    ForgetOfficeKey,
    RenewRecovery,
    RescueOfficeKey,
    SetPassword,
    UseCodes,
)
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    RescuePin,
    ResetPin,
    RetireOperator,
)
from datakasse.office.people.keep_passkeys import (
    EnterByPasskey,
    RefusePasskey,
    RegisterPasskey,
    RemovePasskey,
)
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.keep_staff import (
    ClockStaff,
    CorrectStaffEntry,
    EnterStaffMember,
    EnterStaffWork,
)
from datakasse.office.people.known_devices import NoteDevice
from datakasse.office.people.let_staff_go import LetStaffGo
from datakasse.office.people.note_missing_right import NoteMissingRight
from datakasse.office.people.note_session import NoteSessionEnded
from datakasse.office.people.review_access import ConfirmAccess
from datakasse.office.people.staff_register_files import NoteStaffFile
from datakasse.office.privacy.log_breaches import DecideBreach, LogBreach
from datakasse.office.purchasing.keep_orders import ChangeOrder, CloseOrder, DraftOrder, MarkOrderSent
from datakasse.office.purchasing.keep_suppliers import (
    ChangeSupplier,
    DropSuppliedArticle,
    EnterSupplier,
    SupplyArticle,
)
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.shop.add_register import AddRegister
from datakasse.office.shop.choose_printer import ChoosePrinter, SearchPrinters
from datakasse.office.shop.describe_scale_labels import DescribeScaleLabels
from datakasse.office.shop.describe_shop import DescribeShop
from datakasse.office.shop.equip_register import EquipRegister
from datakasse.office.shop.issue_badge import IssueBadge, RevokeBadge
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.set_lock import SetLock
from datakasse.office.shop.set_means import SetMeans
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.office.shop.set_up_mail import ChooseMail, DropMail, ForgetMail, SetUpMail
from datakasse.office.shop.take_over_register import TakeOverRegister
from datakasse.office.shop.use_register import TakeIntoUse, TakeOutOfUse
from datakasse.office.stock.count_sheets import BeginCount, CountArticle, DropCount, PostCount, TakeOffSheet
from datakasse.office.stock.count_stock import CountStock
from datakasse.office.stock.empty_shelf import SetEmptyShelf
from datakasse.office.stock.move_goods import ReceiveGoods, TransferGoods, WasteGoods
from datakasse.office.stock.places import EnterStockRoom
from datakasse.office.stock.recipes import SetRecipe
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.till.day.open_drawer import NoteDrawerClosed
from datakasse.till.day.read_journal import ReadJournal
from datakasse.till.day.start_stop import Start
from datakasse.till.paper.hand_over import NoteDelivered, NoteRefused, OpenDrawerWith
from datakasse.till.paper.print_elsewhere import PrintingIsBack
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_queue import (
    MarkSent,
    NoteFailure,
    NotePrinted,
    OpenDrawerAlone,
)
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.till.people.approve_action import ApproveAction
from datakasse.till.people.choose_preferences import ChoosePreferences
from datakasse.till.people.sign_on import SignOff, SignOn
from datakasse.till.screen.pair_device import PairDevice

FROM_ANYWHERE = {
    ChooseMail,
    DropMail,
    PairDevice,
    PrintJournal,
    ReadJournal,
    ChangeArticle,
    ChangeGroup,
    ImportArticles,
    UndoImport,
    EditArticles,
    KeepFamily,
    MakeCoupon,
    EndCoupon,
    MakePriceList,
    ChangePriceList,
    EndPriceList,
    MakeCampaign,
    ChangeCampaign,
    EndCampaign,
    EnterPriceToCome,
    TakeBackPriceToCome,
    EnterCustomer,
    ChangeCustomer,
    EraseCustomer,
    LogBreach,
    DecideBreach,
    NoteAccountPayment,
    MakeInvoices,
    SetInvoiceTerms,
    SetPointsTerms,
    SeeAlerts,
    KeepView,
    DropView,
    GiveConsent,
    WithdrawConsent,
    HandOut,
    ReceiveGoods,
    WasteGoods,
    TakeOutGoods,
    TransferGoods,
    CountStock,
    BeginCount,
    CountArticle,
    TakeOffSheet,
    PostCount,
    DropCount,
    EnterSupplier,
    ChangeSupplier,
    SupplyArticle,
    DropSuppliedArticle,
    DraftOrder,
    ChangeOrder,
    MarkOrderSent,
    ReceiveOrder,
    CloseOrder,
    EnterStockRoom,
    SetRecipe,
    SetEmptyShelf,
    TakeOffSale,
    SetLock,
    DescribeScaleLabels,
    GivePicture,
    TakePicture,
    SetSaleHours,
    DescribeShop,
    SetReceiptTexts,
    SetOpeningHours,
    SetMeans,
    MakePriceExperiment,
    StopPriceExperiment,
    SearchPrinters,
    ChoosePrinter,
    TakeIntoUse,
    ChooseSystem,
    NoteWhose,
    ConfirmMapping,
    RunDelivery,
    NoteFiled,
    NoteVoucherFile,
    KeepKeys,
    AskToFetch,
    TakeIn,
    PutBankAccount,
    PutTextRule,
    PutMerchantRule,
    ConfirmColumns,
    ConfirmProposals,
    RejectProposals,
    Settle,
    UndoSettlement,
    SignPoint,
    IssueBadge,
    RevokeBadge,
    RegisterOperator,
    RenameOperator,
    GiveRole,
    ResetPin,
    EnterStaffMember,
    EnterStaffWork,
    CorrectStaffEntry,
    RetireOperator,
    ReinstateOperator,
    DefineRole,
    RemoveRole,
    EraseBuyers,
    AskToSubmit,
    AskToExport,
    ChangeMapping,
    SetDepartment,
    ChangeAccount,
    CorrectBooks,
    LockPeriod,
    RetryDelivery,
    SkipDelivery,
}
"""Use cases for which one need not be signed on at the register."""
WITHOUT: dict[type, str] = {
    Start: "Whoever opens the shop starts the register; nobody can be signed on before.",
    SignOn: "The PIN is asked for instead.",
    ApproveAction: "The PIN is asked for instead, and the right that is to be lent.",
    EnterOffice: "The PIN is asked for instead, and a role with work there (test_office_session.py).",
    LeaveOffice: "Everyone may leave.",
    ClockStaff: "The PIN or the badge is asked for instead (test_staff.py).",
    SignOff: "Everyone may leave; only the one signed on can.",
    NoteDrawerClosed: "The drawer's sensor tells it, and a hand closes a drawer without asking.",
    ChoosePreferences: "Each person chooses how her own screen looks.",
    TakeEffect: "The price room does it by itself, for prices that somebody who may entered.",
    MarkSent: "The print room does it by itself.",
    NotePrinted: "The print room does it by itself.",
    NoteFailure: "The print room does it by itself.",
    OpenDrawerAlone: "The print room does it by itself, for a sale that was allowed.",
    PrintingIsBack: "The print room does it by itself.",
    PrintTestPage: "Whoever is signed on may see whether the printer works, and who administers the shop.",
    LetAlertsGo: "The register does it by itself, for years that are over.",
    LetViewsGo: "The register does it by itself, for years that are over.",
    LetStaffGo: "The register does it by itself, for years that are over.",
    NoteStaffFile: "It notes what was let happen where the file is asked for.",
    EraseDue: "The register does it by itself, for those who asked for it.",
    EquipRegister: "Whoever keeps the machine does it with the data folder in hand; others by ChoosePrinter.",
    KeepAccess: "It wants somewhere to keep a secret; its right is tried over HTTP (test_submissions.py).",
    NoteExport: "It notes what AskToExport, or AskToSubmit, let happen.",
    OpenDrawerWith: "The print room does it by itself, for a sale that has been completed.",
    NoteDelivered: "The customer's phone or the mail server does it.",
    NoteRefused: "The mail room does it by itself.",
    SetReceiptAddress: "Whoever keeps the machine does it on the command line, with the data folder in hand.",
    SetUpMail: "Whoever keeps the machine does it with the data folder in hand; others by ChooseMail.",
    ForgetMail: "Whoever keeps the machine does it with the data folder in hand; others by DropMail.",
    RescuePin: "Whoever keeps the machine does it on the command line, with the data folder in hand.",
    NoteMissingRight: "It notes that somebody was refused.",
    NoteDevice: "It notes from where somebody came in; the password and the code are asked for instead.",
    NoteSessionEnded: "It notes what the office let happen (test_office_sessions.py).",
    RescueOfficeKey: "Whoever keeps the machine does it on the command line, with the data folder in hand.",
    ConfirmAccess: "It wants to know what opens the office; its right is tried in test_access_review.py.",
    TakeOverRegister: "It wants a register of another machine; its right is tried in test_own_registers.py.",
    TakeOutOfUse: "It wants a register whose day is closed; its right is tried in test_use_register.py.",
    AddRegister: "It wants somewhere to keep keys; its right is tried in test_add_register.py.",
    PutAlertRecipient: "It wants somewhere to keep a secret; its right is tried in test_alert_recipients.py.",
    DropAlertRecipient: "As PutAlertRecipient.",
    ForgetOfficeKey: "It wants somewhere to keep a secret; its right is tried in test_office_keys.py.",
    SetPassword: "Everybody of the office sets her own, and confirms that it is she (test_office_keys.py).",
    UseCodes: "As SetPassword.",
    Confirm: "As SetPassword.",
    RenewRecovery: "As SetPassword.",
    RegisterPasskey: "As SetPassword (test_passkeys.py).",
    RemovePasskey: "As SetPassword (test_passkeys.py).",
    RefusePasskey: "It notes that somebody's own passkey was refused.",
    EnterByPasskey: "As EnterOffice, which asks whether she has work there (test_passkeys.py).",
    RotateKeys: "Whoever keeps the machine does it on the command line, with the data folder in hand.",
    GiveUp: "As RotateKeys: what it tells of is lost, and nothing can be sold before (test_go_on.py).",
    ReplaceRecoveryKey: "As SetUpBackup.",
    SetUpBackup: "It wants somewhere to keep a secret; its right is tried over HTTP (test_backup.py).",
    AddPlace: "As SetUpBackup.",
    RemovePlace: "As SetUpBackup.",
}
"""Use cases that ask for no right, and why."""
