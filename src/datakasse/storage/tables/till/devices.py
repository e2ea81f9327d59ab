"""The devices in the database: who was let in at which register, and who was shut out again."""

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written
from datakasse.trade.shop.device import Device

_device = msgspec.json.Decoder(Device).decode


class DeviceReadings(Look):
    """What can be asked about devices."""

    def devices(self, register: str) -> list[Device]:
        """Return all devices a register ever had, in the order they came."""
        rows = self._all(
            "SELECT body FROM devices WHERE company = :company AND register = :register", register=register
        )
        return sorted((_device(body) for (body,) in rows), key=lambda device: int(device.device))

    def device(self, register: str, device: str) -> Device | None:
        """Return a device of a register, if there is one of that number."""
        found = self._one(
            """SELECT body FROM devices
            WHERE company = :company AND register = :register AND device = :device""",
            register=register,
            device=device,
        )
        return None if found is None else _device(found[0])


class DeviceBooks(DeviceReadings):
    """What can be entered about devices."""

    def put_device(self, device: Device) -> None:
        """Enter a device, or change what is known of it."""
        self._of_company()
        self._run(
            """INSERT INTO devices (company, register, device, body)
            VALUES (:company, :register, :device, :body)
            ON CONFLICT (company, register, device) DO UPDATE SET body = excluded.body""",
            register=device.register,
            device=device.device,
            body=written(device),
        )
