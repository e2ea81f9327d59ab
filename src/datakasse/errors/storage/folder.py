"""Refusals about the data folder."""

from datakasse.errors.refusal import Category, Refused


class ShopMissing(Refused):
    """The data folder holds no shop."""

    code = "store.no_shop"
    category = Category.UNAVAILABLE
    nb = "Mappen {folder} inneholder ingen butikk. Lag en med «datakasse init»."
    en = 'The folder {folder} holds no shop. Make one with "datakasse init".'


class ShopExists(Refused):
    """`init` on a folder that has one."""

    code = "store.shop_exists"
    category = Category.CONFLICT
    nb = "Mappen {folder} inneholder allerede en butikk. Den er urørt; velg en tom mappe."
    en = "The folder {folder} holds a shop already. It is untouched; choose an empty folder."


class FolderOfHub(Refused):
    """A folder that a hub lies in, opened or to be made as a shop's."""

    code = "store.folder_of_hub"
    category = Category.CONFLICT
    nb = "I mappen {folder} ligger en hub, ikke en butikk. Ingenting er endret. Huben åpnes med «datakasse hub serve»; til en butikk velger du en annen mappe."
    en = 'The folder {folder} holds a hub, not a shop. Nothing was changed. A hub is opened with "datakasse hub serve"; for a shop, choose another folder.'


class FolderNotWritable(Refused):
    """The data folder cannot be written."""

    code = "store.folder_not_writable"
    category = Category.UNAVAILABLE
    nb = "Kan ikke skrive i mappen {folder}. Gi deg selv skriverettigheter, eller velg en annen med --data."
    en = "The folder {folder} cannot be written. Give yourself the right to, or choose another with --data."


class InUse(Refused):
    """Another process has the data folder."""

    code = "store.in_use"
    category = Category.CONFLICT
    nb = "Mappen {folder} er i bruk av en annen datakasse (prosess {process}). Stopp den først."
    en = "The folder {folder} is in use by another datakasse (process {process}). Stop it first."
